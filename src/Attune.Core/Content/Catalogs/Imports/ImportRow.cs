using System.Text.Json;

namespace Attune.Core.Content.Catalogs.Imports;

/// <summary>A row that an importer has read.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Item">Its attributes.</param>
public readonly record struct ImportRow(long Line, JsonElement Item);
