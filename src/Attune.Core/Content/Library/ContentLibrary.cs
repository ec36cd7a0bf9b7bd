using Attune.Core.Content.Apis;
using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Recommendations;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Library;

/// <summary>
/// What a workspace's templates can name: active blocks by label, content APIs and active product sets by name.
/// Immutable (what is compiled or loaded inside is made on first use); safe for concurrent use.
/// </summary>
public sealed class ContentLibrary
{
    private static readonly ItemActionReader DefaultActions = new(RecommendationSettings.Default);

    internal ContentLibrary(IReadOnlyDictionary<DocumentKey, LibraryEntry> entries)
    {
        Entries = entries;
        var problems = new List<ContentLibraryProblem>();
        foreach (var (key, entry) in entries)
        {
            if (entry.Block is { Record.Status: ContentBlockStatus.Active } block)
            {
                Blocks[block.Record.Label] = block;
            }
            if (entry.Api is { } api)
            {
                Apis[api.Name] = api;
            }
            if (entry.Catalog is { } catalog)
            {
                Catalogs[catalog.Id] = catalog;
            }
            if (entry.ProductSet is { Record.Status: ProductSetStatus.Active } set)
            {
                ProductSets[set.Record.Name] = set;
            }
            if (entry.Recommendations is { } settings)
            {
                ItemActions = new ItemActionReader(settings);
            }
            if (entry.AuxiliaryFile is { } file)
            {
                AuxiliaryFiles[file.Name] = file;
            }
            if (entry.Problem is { } reason)
            {
                problems.Add(new ContentLibraryProblem(key.Kind, key.Id, reason));
            }
        }
        Problems = problems;
    }

    public static ContentLibrary Empty { get; } = new(new Dictionary<DocumentKey, LibraryEntry>());

    /// <summary>Documents that cannot be read, and are left out.</summary>
    public IReadOnlyList<ContentLibraryProblem> Problems { get; }

    internal IReadOnlyDictionary<DocumentKey, LibraryEntry> Entries { get; }

    /// <summary>Which events are actions on items.</summary>
    internal ItemActionReader ItemActions { get; } = DefaultActions;

    internal Dictionary<string, LibraryBlock> Blocks { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, ContentApi> Apis { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, AuxiliaryFile> AuxiliaryFiles { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Catalog> Catalogs { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, LibraryProductSet> ProductSets { get; } = new(StringComparer.Ordinal);
}
