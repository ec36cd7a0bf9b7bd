namespace Attune.Server.Segments;

/// <summary>The body of archive and unarchive (schema <c>SegmentNameRequestV2</c>).</summary>
internal sealed record SegmentNameInput
{
    public string? Name { get; init; }

    /// <summary>Wins over the name.</summary>
    public string? CsId { get; init; }
}
