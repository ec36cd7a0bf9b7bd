using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Tests.Workspaces;

/// <summary>A document store without a database, held to the same contract tests as the real ones.</summary>
public sealed class InMemoryDocumentStore(TimeProvider time) : IDocumentStore
{
    private readonly object gate = new();
    private readonly SortedDictionary<string, Shelf> shelves = new(StringComparer.Ordinal);

    public Task<DocumentWriteResult> CreateWorkspaceAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        DocumentLimits.Require(changes);
        lock (gate)
        {
            if (shelves.ContainsKey(workspaceId))
            {
                return Done(DocumentWriteStatus.WorkspaceExists);
            }
            var shelf = new Shelf(workspaceId, Now());
            var result = shelf.Write(changes, actor, Now());
            if (result.IsWritten)
            {
                shelves.Add(workspaceId, shelf);
            }
            return Task.FromResult(result);
        }
    }

    public Task<DocumentWriteResult> WriteAsync(
        string workspaceId,
        IReadOnlyList<DocumentChange> changes,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        DocumentLimits.Require(changes);
        lock (gate)
        {
            return shelves.TryGetValue(workspaceId, out var shelf)
                ? Task.FromResult(shelf.Write(changes, actor, Now()))
                : Done(DocumentWriteStatus.NoWorkspace);
        }
    }

    public Task<IReadOnlyList<WorkspaceVersion>> ListWorkspacesAsync(CancellationToken cancellationToken) =>
        Read<IReadOnlyList<WorkspaceVersion>>(() =>
            [.. shelves.Values.Select(shelf => new WorkspaceVersion(shelf.WorkspaceId, shelf.Version, shelf.CreatedAt))]
        );

    public Task<Document?> GetAsync(string workspaceId, string kind, string id, CancellationToken cancellationToken) =>
        Read(() => shelves.GetValueOrDefault(workspaceId)?.Find(new DocumentKey(kind, id)));

    public Task<Document?> FindByNameAsync(
        string workspaceId,
        string kind,
        string name,
        CancellationToken cancellationToken
    ) => Read(() => Living(workspaceId).FirstOrDefault(document => document.Kind == kind && document.Name == name));

    public Task<IReadOnlyList<Document>> ListAsync(
        string workspaceId,
        string kind,
        CancellationToken cancellationToken
    ) => Read<IReadOnlyList<Document>>(() => [.. Living(workspaceId).Where(document => document.Kind == kind)]);

    public Task<DocumentSet?> LoadAsync(
        string workspaceId,
        IReadOnlyList<string>? kinds,
        CancellationToken cancellationToken
    ) =>
        Read(() =>
            shelves.TryGetValue(workspaceId, out var shelf)
                ? new DocumentSet(
                    workspaceId,
                    shelf.Version,
                    [.. shelf.Living().Where(document => kinds?.Contains(document.Kind) ?? true)]
                )
                : null
        );

    public Task<DocumentSet?> LoadAsOfAsync(
        string workspaceId,
        long configurationVersion,
        CancellationToken cancellationToken
    ) =>
        Read(() =>
            shelves.TryGetValue(workspaceId, out var shelf) && configurationVersion <= shelf.Version
                ? new DocumentSet(workspaceId, configurationVersion, [.. shelf.AsOf(configurationVersion)])
                : null
        );

    public Task<DocumentRevision?> GetRevisionAsync(
        string workspaceId,
        string kind,
        string id,
        long version,
        CancellationToken cancellationToken
    ) =>
        Read(() =>
            Revisions(workspaceId)
                .FirstOrDefault(revision => revision.Kind == kind && revision.Id == id && revision.Version == version)
        );

    public Task<IReadOnlyList<DocumentRevision>> AuditAsync(
        string workspaceId,
        AuditQuery query,
        CancellationToken cancellationToken
    ) =>
        Read<IReadOnlyList<DocumentRevision>>(() =>
            [
                .. Revisions(workspaceId)
                    .Where(revision =>
                        (query.Kind is null || revision.Kind == query.Kind)
                        && (query.Id is null || revision.Id == query.Id)
                        && (query.ActorId is null || revision.Actor.Id == query.ActorId)
                        && (query.Action is null || revision.Action == query.Action)
                        && (query.From is null || revision.At >= query.From)
                        && (query.To is null || revision.At < query.To)
                        && (query.BeforeSequence is null || revision.Sequence < query.BeforeSequence)
                    )
                    .Reverse()
                    .Take(Math.Clamp(query.Limit, 1, DocumentLimits.MaximumPage))
                    .Select(revision => query.WithRecords ? revision : revision with { Before = null, After = null }),
            ]
        );

    private static Task<DocumentWriteResult> Done(DocumentWriteStatus status) =>
        Task.FromResult(new DocumentWriteResult { Status = status, ConfigurationVersion = 0 });

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private IEnumerable<Document> Living(string workspaceId) =>
        shelves.TryGetValue(workspaceId, out var shelf) ? shelf.Living() : [];

    private List<DocumentRevision> Revisions(string workspaceId) =>
        shelves.TryGetValue(workspaceId, out var shelf) ? shelf.Revisions : [];

    private Task<T> Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return Task.FromResult(read());
        }
    }

    private sealed class Shelf(string workspaceId, DateTimeOffset createdAt)
    {
        private Dictionary<DocumentKey, Document> living = [];
        private readonly Dictionary<DocumentKey, long> versions = [];

        public string WorkspaceId => workspaceId;

        public DateTimeOffset CreatedAt => createdAt;

        public long Version { get; private set; }

        public List<DocumentRevision> Revisions { get; } = [];

        public Document? Find(DocumentKey key) => living.GetValueOrDefault(key);

        public IEnumerable<Document> Living() => Ordered(living.Values);

        public DocumentWriteResult Write(IReadOnlyList<DocumentChange> changes, Actor actor, DateTimeOffset now)
        {
            var (documents, count, version) = (living, Revisions.Count, Version);
            living = new(documents);
            Version++;
            var written = new List<long>();
            foreach (var change in changes)
            {
                if (Refuse(change) is { } refusal)
                {
                    foreach (var undone in Revisions.Skip(count))
                    {
                        versions[new DocumentKey(undone.Kind, undone.Id)]--;
                    }
                    Revisions.RemoveRange(count, Revisions.Count - count);
                    (living, Version) = (documents, version);
                    return refusal with { ConfigurationVersion = version };
                }
                written.Add(Apply(change, actor, now, Version * DocumentLimits.MaximumChanges + written.Count));
            }
            return new DocumentWriteResult
            {
                Status = DocumentWriteStatus.Written,
                ConfigurationVersion = Version,
                Versions = written,
            };
        }

        public IEnumerable<Document> AsOf(long configurationVersion)
        {
            var past = new Shelf(workspaceId, createdAt);
            foreach (var revision in Revisions.Where(r => r.ConfigurationVersion <= configurationVersion))
            {
                past.Version = revision.ConfigurationVersion;
                var change = new DocumentChange
                {
                    Kind = revision.Kind,
                    Id = revision.Id,
                    Json = revision.After,
                    Name = revision.Name,
                    Action = revision.Action,
                };
                past.Apply(change, revision.Actor, revision.At, revision.Sequence);
            }
            return past.Living();
        }

        private static IEnumerable<Document> Ordered(IEnumerable<Document> documents) =>
            documents
                .OrderBy(document => document.Kind, StringComparer.Ordinal)
                .ThenBy(document => document.Id, StringComparer.Ordinal);

        private DocumentWriteResult? Refuse(DocumentChange change)
        {
            var key = new DocumentKey(change.Kind, change.Id);
            var version = living.GetValueOrDefault(key)?.Version ?? 0;
            if (change.ExpectedVersion is { } expected && expected != version)
            {
                return Refusal(DocumentWriteStatus.VersionConflict, key, version);
            }
            var holder = change is { Name: not null, Json: not null }
                ? living.Values.FirstOrDefault(document => document.Kind == change.Kind && document.Name == change.Name)
                : null;
            return holder is not null && holder.Id != change.Id
                ? Refusal(DocumentWriteStatus.NameTaken, holder.Key, holder.Version)
                : null;
        }

        private long Apply(DocumentChange change, Actor actor, DateTimeOffset now, long sequence)
        {
            var key = new DocumentKey(change.Kind, change.Id);
            var before = living.GetValueOrDefault(key);
            var version = versions.GetValueOrDefault(key) + 1;
            if (change.Json is null && before is null)
            {
                return version - 1;
            }
            versions[key] = version;
            Revisions.Add(
                new DocumentRevision
                {
                    Sequence = sequence,
                    WorkspaceId = workspaceId,
                    Kind = change.Kind,
                    Id = change.Id,
                    Version = version,
                    Name = change.Json is null ? before!.Name : change.Name,
                    Before = before?.Json,
                    After = change.Json,
                    Action = change.Action,
                    Actor = actor,
                    At = now,
                    ConfigurationVersion = Version,
                    RestoredFrom = change.RestoredFrom,
                }
            );
            if (change.Json is not { } json)
            {
                living.Remove(key);
                return version;
            }
            living[key] = new Document
            {
                WorkspaceId = workspaceId,
                Kind = change.Kind,
                Id = change.Id,
                Version = version,
                Name = change.Name,
                Json = json,
                Secret = change.Secret ?? before?.Secret,
                ConfigurationVersion = Version,
                CreatedAt = before?.CreatedAt ?? now,
                CreatedBy = before?.CreatedBy ?? actor,
                UpdatedAt = now,
                UpdatedBy = actor,
            };
            return version;
        }

        private static DocumentWriteResult Refusal(DocumentWriteStatus status, DocumentKey key, long version) =>
            new()
            {
                Status = status,
                ConfigurationVersion = 0,
                Conflict = key,
                ConflictVersion = version,
            };
    }
}
