using Attune.Core.Content.Catalogs.Imports;

namespace Attune.Server.Import;

/// <summary>A part of the rejected rows, as the server lists them.</summary>
internal sealed record RejectedPage
{
    public required IReadOnlyList<RejectedRow> Items { get; init; }

    /// <summary>Absent on the last page.</summary>
    public string? NextCursor { get; init; }
}
