using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.ProductSets;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Content.Library;

/// <summary>Builds a library from a workspace's documents. Safe for concurrent use.</summary>
public sealed partial class ContentLibraryReader(
    IDocumentStore documents,
    ContentTemplates templates,
    ILogger<ContentLibraryReader> logger
)
{
    /// <summary>The kinds of document that a library is made of.</summary>
    internal static readonly string[] Kinds = [ContentKinds.ContentBlock, ContentKinds.ContentApi, ContentKinds.ProductSet];

    /// <summary>Reads the documents. What has not changed since <paramref name="before"/> keeps what it has made.</summary>
    internal async Task<ContentLibrary> ReadAsync(
        string workspaceId,
        ContentLibrary? before,
        CancellationToken cancellationToken
    )
    {
        var problems = new List<ContentLibraryProblem>();
        var blocks = await ListAsync(workspaceId, ContentKinds.ContentBlock, ContentJson.Default.ContentBlock, problems, cancellationToken);
        var apis = await ListAsync(workspaceId, ContentKinds.ContentApi, ContentJson.Default.ContentApi, problems, cancellationToken);
        var sets = await ListAsync(workspaceId, ContentKinds.ProductSet, ContentJson.Default.ProductSet, problems, cancellationToken);
        foreach (var problem in problems)
        {
            LogLeftOut(logger, problem.Kind, problem.Id, workspaceId, problem.Message);
        }
        return new ContentLibrary(
            workspaceId,
            blocks
                .Where(block => block.Record.Status == ContentBlockStatus.Active)
                .Select(block => Keep(before, block.Record, block.Version)),
            apis.Select(api => api.Record),
            sets.Where(set => set.Record.Status == ProductSetStatus.Active)
                .Select(set => Keep(before, set.Record, set.Version)),
            problems
        );
    }

    private LibraryBlock Keep(ContentLibrary? before, ContentBlock record, long version) =>
        before?.Blocks.GetValueOrDefault(record.Label) is { } known
        && known.Record.Id == record.Id
        && known.Version == version
            ? known
            : new LibraryBlock(record, version, templates.Environment);

    private static LibraryProductSet Keep(ContentLibrary? before, ProductSet record, long version) =>
        before?.ProductSets.GetValueOrDefault(record.Name) is { } known
        && known.Record.Id == record.Id
        && known.Version == version
            ? known
            : new LibraryProductSet(record, version);

    private async Task<List<(T Record, long Version)>> ListAsync<T>(
        string workspaceId,
        string kind,
        JsonTypeInfo<T> type,
        List<ContentLibraryProblem> problems,
        CancellationToken cancellationToken
    )
    {
        var records = new List<(T, long)>();
        foreach (var document in await documents.ListAsync(workspaceId, kind, cancellationToken))
        {
            try
            {
                records.Add((JsonSerializer.Deserialize(document.Json.Span, type)!, document.Version));
            }
            catch (JsonException unreadable)
            {
                problems.Add(new ContentLibraryProblem(kind, document.Id, unreadable.Message));
            }
        }
        return records;
    }

    [LoggerMessage(1, LogLevel.Warning, "The {Kind} {Id} of workspace {Workspace} cannot be read and is left out: {Reason}")]
    private static partial void LogLeftOut(ILogger logger, string kind, string id, string workspace, string reason);
}
