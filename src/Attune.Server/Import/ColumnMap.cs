using Attune.Server.Hosting;

namespace Attune.Server.Import;

/// <summary>What the file's columns are called in the catalog. Immutable.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, string?> renamed = new(StringComparer.Ordinal);

    /// <param name="maps"><c>COLUMN=ATTRIBUTE</c>, or <c>COLUMN=</c> for one that is left out.</param>
    /// <exception cref="OperatorException">A text is of another form.</exception>
    public ColumnMap(IEnumerable<string> maps)
    {
        foreach (var map in maps)
        {
            var at = map.LastIndexOf('=');
            if (at <= 0)
            {
                throw new OperatorException($"--map takes COLUMN=ATTRIBUTE, not '{map}'.");
            }
            renamed[map[..at]] = at == map.Length - 1 ? null : map[(at + 1)..];
        }
    }

    /// <summary>The attribute, or null where the column is left out.</summary>
    public string? Find(string column) => renamed.TryGetValue(column, out var name) ? name : column;
}
