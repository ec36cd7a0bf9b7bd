using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.ProductSets;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;
using Attune.Decisions.Validation;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Content.Library;

/// <summary>
/// The libraries of all workspaces: one immutable library each, swapped in one step before a change to its documents is
/// acknowledged. Safe for concurrent use; reading takes no lock.
/// </summary>
public sealed partial class ContentLibraries(
    ContentTemplates templates,
    ISecretBox secrets,
    ILogger<ContentLibraries> logger
) : IConfigurationView
{
    private static readonly string[] Kinds =
    [
        ContentKinds.ContentBlock,
        ContentKinds.ContentApi,
        ContentKinds.Catalog,
        ContentKinds.ProductSet,
        ContentKinds.RecommendationSettings,
        ContentKinds.AuxiliaryFile,
    ];

    private readonly ConcurrentDictionary<string, ContentLibrary> libraries = new(StringComparer.Ordinal);

    /// <summary>The workspace's library; an empty one for a workspace without content.</summary>
    public ContentLibrary Current(string workspaceId) =>
        libraries.GetValueOrDefault(workspaceId) ?? ContentLibrary.Empty;

    /// <inheritdoc/>
    public void Apply(ConfigurationUpdate update)
    {
        if (!update.Touches(Kinds))
        {
            return;
        }
        var before = Current(update.WorkspaceId);
        var entries = update.IsComplete
            ? new Dictionary<DocumentKey, LibraryEntry>()
            : new Dictionary<DocumentKey, LibraryEntry>(before.Entries);
        foreach (var key in update.Deleted)
        {
            entries.Remove(key);
        }
        foreach (var document in update.Written.Where(document => Kinds.Contains(document.Kind)))
        {
            entries[document.Key] = Keep(before, document);
        }
        libraries[update.WorkspaceId] = new ContentLibrary(entries);
    }

    private LibraryEntry Keep(ContentLibrary before, Document document)
    {
        // What was compiled or loaded for a document stays good as long as the document does.
        if (before.Entries.TryGetValue(document.Key, out var known) && known.Version == document.Version)
        {
            return known;
        }
        var entry = Read(document);
        if (entry.Problem is { } reason)
        {
            LogLeftOut(logger, document.Kind, document.Id, document.WorkspaceId, reason);
        }
        return entry;
    }

    private LibraryEntry Read(Document document)
    {
        try
        {
            return document.Kind switch
            {
                ContentKinds.ContentBlock => new LibraryEntry(document.Version)
                {
                    Block = new LibraryBlock(Parse(document, ContentJson.ContentBlock), templates.Environment),
                },
                ContentKinds.ContentApi => ReadApi(document),
                ContentKinds.Catalog => new LibraryEntry(document.Version)
                {
                    Catalog = Parse(document, ContentJson.Catalog),
                },
                ContentKinds.RecommendationSettings => new LibraryEntry(document.Version)
                {
                    Recommendations = Parse(document, ContentJson.RecommendationSettings),
                },
                ContentKinds.AuxiliaryFile => new LibraryEntry(document.Version)
                {
                    AuxiliaryFile = Parse(document, ContentJson.AuxiliaryFile),
                },
                _ => ReadProductSet(document),
            };
        }
        catch (JsonException unreadable)
        {
            return new LibraryEntry(document.Version) { Problem = unreadable.Message };
        }
        catch (NotSupportedException unknown)
        {
            // A kind of content API that this version does not know.
            return new LibraryEntry(document.Version) { Problem = unknown.Message };
        }
    }

    private LibraryEntry ReadApi(Document document)
    {
        var api = Parse(document, ContentJson.ContentApi);
        if (api is not HttpContentApi http)
        {
            return new LibraryEntry(document.Version) { Api = api };
        }
        return ContentApiSecrets.Open(document, http, secrets) is { } opened
            ? new LibraryEntry(document.Version) { Api = http with { Secrets = opened } }
            : new LibraryEntry(document.Version)
            {
                Problem = "Its secrets are missing, belong to another host or cannot be decrypted. Enter them again.",
            };
    }

    private static LibraryEntry ReadProductSet(Document document)
    {
        var set = Parse(document, ContentJson.ProductSet);
        var problems = new ProblemList();
        return ProductSetRules.Compile(set, problems) is { } rules
            ? new LibraryEntry(document.Version) { ProductSet = new LibraryProductSet(set, rules) }
            : new LibraryEntry(document.Version)
            {
                Problem = string.Join(' ', problems.All.Select(problem => $"{problem.Path}: {problem.Message}")),
            };
    }

    private static T Parse<T>(Document document, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(document.Json.Span, type) ?? throw new JsonException("The record is null.");

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The {Kind} {Id} of workspace {Workspace} cannot be read and is left out: {Reason}"
    )]
    private static partial void LogLeftOut(ILogger logger, string kind, string id, string workspace, string reason);
}
