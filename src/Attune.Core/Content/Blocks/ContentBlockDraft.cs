namespace Attune.Core.Content.Blocks;

/// <summary>What a caller writes of a content block. Immutable.</summary>
public sealed record ContentBlockDraft
{
    public required string Name { get; init; }

    /// <summary>Read when the block is created, and fixed from then on.</summary>
    public string Label { get; init; } = "";

    public ContentBlockType ContentType { get; init; } = ContentBlockType.Text;

    /// <summary><see cref="ContentBlockStatus.Active"/> or <see cref="ContentBlockStatus.Draft"/>.</summary>
    public ContentBlockStatus Status { get; init; } = ContentBlockStatus.Active;

    public required string RawContent { get; init; }

    /// <summary>Read when the block is created, and fixed from then on.</summary>
    public ContentBlockSource Source { get; init; } = ContentBlockSource.Engage;

    /// <summary>Names of the blocks that the text uses.</summary>
    public IReadOnlyList<string> ContentBlockUsed { get; init; } = [];

    /// <summary>Null keeps what is there.</summary>
    public string? Description { get; init; }

    /// <summary>Null keeps what is there.</summary>
    public IReadOnlyList<string>? TagIds { get; init; }

    /// <summary>Null keeps what is there.</summary>
    public IReadOnlyList<string>? TeamIds { get; init; }

    /// <summary>Null keeps what is there.</summary>
    public IReadOnlyList<string>? ImagesUsed { get; init; }

    /// <summary>The email address of who writes, as the caller says.</summary>
    public required string Author { get; init; }
}
