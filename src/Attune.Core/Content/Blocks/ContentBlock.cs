namespace Attune.Core.Content.Blocks;

/// <summary>
/// A piece of content that templates reuse by its label, <c>{{ContentBlock['label']}}</c> (published content-blocks
/// schema). Immutable and therefore safe to share between threads.
/// </summary>
public sealed record ContentBlock
{
    /// <summary>24 lower-case hexadecimal digits; the identifier of the document.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What templates say: unique in the workspace, compared exactly, fixed once the block exists.</summary>
    public required string Label { get; init; }

    public string Description { get; init; } = "";

    public ContentBlockType ContentType { get; init; } = ContentBlockType.Text;

    public ContentBlockStatus Status { get; init; } = ContentBlockStatus.Active;

    /// <summary>The template, as its author wrote it.</summary>
    public required string RawContent { get; init; }

    /// <summary>Which side of the product the block was made for; fixed once the block exists.</summary>
    public ContentBlockSource Source { get; init; } = ContentBlockSource.Engage;

    /// <summary>Names of other blocks that the author says are used; informative, since the template itself decides.</summary>
    public IReadOnlyList<string> ContentBlockUsed { get; init; } = [];

    public IReadOnlyList<string> TagIds { get; init; } = [];

    public IReadOnlyList<string> TeamIds { get; init; } = [];

    public IReadOnlyList<string> ImagesUsed { get; init; } = [];

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public DateTimeOffset UpdatedAt { get; init; }
}
