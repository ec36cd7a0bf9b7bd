using System.Collections.Frozen;
using Attune.Core.Content.Apis;

namespace Attune.Core.Content.Library;

/// <summary>
/// What a workspace's templates can name, in memory: active blocks by label, content APIs and active product sets by
/// name. Immutable (what is compiled or loaded inside is made on first use); safe for concurrent use.
/// </summary>
public sealed class ContentLibrary
{
    internal ContentLibrary(
        string workspaceId,
        IEnumerable<LibraryBlock> blocks,
        IEnumerable<ContentApi> apis,
        IEnumerable<LibraryProductSet> productSets,
        IReadOnlyList<ContentLibraryProblem> problems
    )
    {
        WorkspaceId = workspaceId;
        Blocks = blocks.ToFrozenDictionary(block => block.Record.Label, StringComparer.Ordinal);
        Apis = apis.ToFrozenDictionary(api => api.Name, StringComparer.Ordinal);
        ProductSets = productSets.ToFrozenDictionary(set => set.Record.Name, StringComparer.Ordinal);
        Problems = problems;
    }

    public string WorkspaceId { get; }

    /// <summary>Documents that could not be read, and are left out.</summary>
    public IReadOnlyList<ContentLibraryProblem> Problems { get; }

    internal FrozenDictionary<string, LibraryBlock> Blocks { get; }

    internal FrozenDictionary<string, ContentApi> Apis { get; }

    internal FrozenDictionary<string, LibraryProductSet> ProductSets { get; }
}
