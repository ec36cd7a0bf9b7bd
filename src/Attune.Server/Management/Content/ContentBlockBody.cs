using Attune.Core.Content.Blocks;

namespace Attune.Server.Management.Content;

/// <summary>A content block.</summary>
public sealed record ContentBlockBody
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What templates say: <c>ContentBlock['label']</c>.</summary>
    public required string Label { get; init; }

    public required string Description { get; init; }

    /// <summary><c>HTML</c> or <c>TEXT</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DRAFT</c> or <c>ARCHIVED</c>.</summary>
    public required string Status { get; init; }

    public required string RawContent { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? UpdatedBy { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    internal static ContentBlockBody From(StoredContentBlock stored) =>
        new()
        {
            Id = stored.Block.Id,
            Name = stored.Block.Name,
            Label = stored.Block.Label,
            Description = stored.Block.Description,
            ContentType = stored.Block.ContentType.ToString().ToUpperInvariant(),
            Status = stored.Block.Status.ToString().ToUpperInvariant(),
            RawContent = stored.Block.RawContent,
            CreatedBy = stored.Block.CreatedBy,
            CreatedAt = stored.Block.CreatedAt,
            UpdatedBy = stored.Block.UpdatedBy,
            UpdatedAt = stored.Block.UpdatedAt,
        };
}
