using System.Text.Json;

namespace Attune.Core.Workspaces.Audit;

/// <summary>One place at which two versions of a record differ.</summary>
/// <param name="Path">Member names joined by dots, positions in brackets.</param>
/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where there is nothing any more.</param>
public sealed record JsonChange(string Path, JsonElement? Before, JsonElement? After);
