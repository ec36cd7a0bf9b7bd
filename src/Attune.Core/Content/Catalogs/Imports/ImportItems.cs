using Attune.Core.Content.ProductSets;

namespace Attune.Core.Content.Catalogs.Imports;

/// <summary>
/// Takes the rows of a file step by step. An item that is there already is replaced, so that a file can be imported again
/// and again; of rows with the same id the last one counts. Safe for concurrent use.
/// </summary>
public sealed class ImportItems(
    FindCatalogs catalogs,
    ICatalogImportStore imports,
    ProductSetReader productSets,
    TimeProvider time
)
{
    /// <summary>How long an import that nobody goes on with is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Rows in one step.</summary>
    public const int MaxRows = 5_000;

    /// <summary>Begins the import of a file, or finds how far it has come; null where there is no such catalog.</summary>
    public async Task<CatalogImport?> BeginAsync(
        string workspaceId,
        string catalogId,
        string importId,
        string source,
        long length,
        CancellationToken cancellationToken
    )
    {
        if (catalogs.Find(workspaceId, catalogId) is null)
        {
            return null;
        }
        var now = time.GetUtcNow();
        var import = new CatalogImport
        {
            Id = importId,
            CatalogId = catalogId,
            Source = source,
            Length = length,
            StartedAt = now,
            UpdatedAt = now,
        };
        return await imports.BeginAsync(workspaceId, import, now - Kept, cancellationToken);
    }

    /// <summary>Takes the next rows. Those that cannot be taken are kept with their lines and all that is wrong.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="catalogId">The catalog.</param>
    /// <param name="importId">The import.</param>
    /// <param name="from">Where the rows begin in the file; nothing is taken where the import stands elsewhere.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="line">The number of lines up to there.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="unread">Rows that the importer itself could not read.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>The import as it stands afterwards; null where there is no such catalog or import.</returns>
    public async Task<CatalogImport?> TakeAsync(
        string workspaceId,
        string catalogId,
        string importId,
        long from,
        long to,
        long line,
        IEnumerable<ImportRow> rows,
        IEnumerable<RejectedRow> unread,
        CancellationToken cancellationToken
    )
    {
        if (catalogs.Find(workspaceId, catalogId) is not { } catalog)
        {
            return null;
        }
        var now = time.GetUtcNow();
        var check = new CatalogItemCheck(catalog);
        var items = new Dictionary<string, CatalogItem>(StringComparer.Ordinal);
        var rejected = unread.Select(row => row.Shorten()).ToList();
        var taken = 0;
        foreach (var row in rows)
        {
            var read = check.Check(row.Item);
            if (read.Problems.Count > 0)
            {
                var reason = string.Join("; ", read.Problems.Select(Describe));
                rejected.Add(new RejectedRow(row.Line, reason, row.Item.GetRawText()).Shorten());
                continue;
            }
            items[read.Id] = new CatalogItem(read.Id, read.Json, now, now);
            taken++;
        }
        var step = new ImportStep(from, to, line, [.. items.Values], taken, rejected);
        var import = await imports.CommitAsync(workspaceId, catalogId, importId, step, now, cancellationToken);
        productSets.Changed(workspaceId, catalogId);
        return import;
    }

    private static string Describe(ItemProblem problem) =>
        problem.Kind switch
        {
            ItemProblemKind.MissingMandatory => $"missing or empty: {problem.Attribute}",
            ItemProblemKind.InvalidType => $"{problem.Attribute} is not a {problem.Type}: {problem.Value}",
            ItemProblemKind.TooLarge => $"the item has {problem.Value} bytes, more than {ContentLimits.ItemBytes}",
            _ => $"not an attribute of the catalog: {problem.Attribute}",
        };
}
