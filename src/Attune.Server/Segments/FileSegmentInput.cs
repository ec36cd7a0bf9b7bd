namespace Attune.Server.Segments;

/// <summary>The body of every call with a file (schemas <c>CreateSegmentRequestV2</c> and <c>UpdateSegmentRequestV2</c>).</summary>
internal sealed record FileSegmentInput
{
    public string? Name { get; init; }

    /// <summary>Wins over the name.</summary>
    public string? CsId { get; init; }

    public required string AttributeName { get; init; }

    /// <summary><c>string</c> or <c>double</c>.</summary>
    public required string AttributeType { get; init; }

    public required string FileUrl { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>Accepted; Attune sends no mail.</summary>
    public IReadOnlyList<string>? Emails { get; init; }

    /// <summary>Days; for a new segment only.</summary>
    public int? ExpiryTime { get; init; }
}
