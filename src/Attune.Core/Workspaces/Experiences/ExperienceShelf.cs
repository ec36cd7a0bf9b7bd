using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Reads and writes stored experiences for the use cases of this folder.</summary>
public sealed class ExperienceShelf(
    IDocumentStore store,
    IWorkspaceSnapshots snapshots,
    ExperienceCheck check,
    TimeProvider time
)
{
    internal async Task<StoredExperience?> FindAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) =>
        Texts.IsId(id)
        && await store.GetAsync(workspaceId, WorkspaceKinds.Experience, id, cancellationToken) is { } document
            ? new StoredExperience(document, WorkspaceJson.Read<ExperienceRecord>(document.Json))
            : null;

    /// <summary>The stored experience at the version that the caller saw, or the refusal.</summary>
    internal async Task<(StoredExperience? Stored, Outcome<ExperienceView>? Refused)> FindAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(workspaceId, id, cancellationToken) is not { } stored
            ? (null, Outcome<ExperienceView>.NotFound())
        : expectedVersion is { } expected && expected != stored.Document.Version
            ? (null, Outcome<ExperienceView>.Conflict(stored.Document.Version))
        : (stored, null);

    /// <summary>Writes a new experience.</summary>
    internal Task<Outcome<ExperienceView>> CreateAsync(
        string workspaceId,
        string id,
        ExperienceRecord record,
        string action,
        Principal principal,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            workspaceId,
            record,
            new DocumentChange
            {
                Kind = WorkspaceKinds.Experience,
                Id = id,
                ExpectedVersion = 0,
                Action = action,
            },
            principal,
            cancellationToken
        );

    /// <summary>Writes a new version of an experience.</summary>
    internal Task<Outcome<ExperienceView>> UpdateAsync(
        StoredExperience stored,
        ExperienceRecord record,
        string action,
        Principal principal,
        CancellationToken cancellationToken,
        long? restoredFrom = null
    ) =>
        WriteAsync(
            stored.Document.WorkspaceId,
            record,
            DocumentChange.Update(stored.Document, default, action) with
            {
                RestoredFrom = restoredFrom,
            },
            principal,
            cancellationToken
        );

    /// <summary>How the experience looks to its authors, its draft checked.</summary>
    internal async Task<ExperienceView> ViewAsync(StoredExperience stored, CancellationToken cancellationToken)
    {
        var (document, record) = stored;
        var compiled = snapshots.Find(document.WorkspaceId);
        var summary = compiled.Snapshot.Experiences.FirstOrDefault(experience => experience.Id == document.Id);
        var shown = record.Live ?? record.Draft ?? new ExperienceContent();
        return new ExperienceView
        {
            Id = document.Id,
            Key = shown.Key,
            Name = shown.Name,
            Status = record.Live is null
                ? ExperienceStatus.Draft
                : summary?.StatusAt(time.GetUtcNow()) ?? WithoutSchedule(record.State),
            Version = document.Version,
            Draft = record.Draft,
            Live = record.Live,
            Problems = record.Draft is null
                ? LeftOut(compiled, document.Id)
                : await CheckAsync(document, record, record.Draft, cancellationToken),
            CreatedAt = document.CreatedAt,
            CreatedBy = document.CreatedBy,
            UpdatedAt = document.UpdatedAt,
            UpdatedBy = document.UpdatedBy,
            PublishedAt = record.PublishedAt,
            PublishedBy = record.PublishedBy,
        };
    }

    private async Task<Outcome<ExperienceView>> WriteAsync(
        string workspaceId,
        ExperienceRecord record,
        DocumentChange change,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var json = WorkspaceJson.Write(record);
        if (json.Length > DocumentLimits.MaximumBytes)
        {
            return Outcome<ExperienceView>.Invalid(
                "",
                $"The experience has {json.Length} bytes with its draft, and may have {DocumentLimits.MaximumBytes}."
            );
        }
        var key = (record.Live ?? record.Draft)?.Key ?? "";
        change = change with { Json = json, Name = Identifiers.IsExperienceKey(key) ? key : null };
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.Status switch
        {
            DocumentWriteStatus.Written
                when await FindAsync(workspaceId, change.Id, cancellationToken) is { } written =>
                Outcome<ExperienceView>.Done(await ViewAsync(written, cancellationToken)),
            DocumentWriteStatus.NameTaken => Outcome<ExperienceView>.Taken("key", "Another experience has this key."),
            DocumentWriteStatus.VersionConflict => Outcome<ExperienceView>.Conflict(result.ConflictVersion),
            _ => Outcome<ExperienceView>.NotFound(),
        };
    }

    private async Task<IReadOnlyList<ConfigurationProblem>> CheckAsync(
        Document document,
        ExperienceRecord record,
        ExperienceContent draft,
        CancellationToken cancellationToken
    ) => (await check.ExecuteAsync(document.WorkspaceId, document.Id, draft, record, cancellationToken)).Problems;

    private static IReadOnlyList<ConfigurationProblem> LeftOut(CompiledWorkspace compiled, string id) =>
        [
            .. compiled
                .Problems.Where(problem => problem.Record == RecordKind.Experience && problem.Id == id)
                .Select(problem => problem.Problem),
        ];

    private static ExperienceStatus WithoutSchedule(ExperienceState state) =>
        state == ExperienceState.Paused ? ExperienceStatus.Paused : ExperienceStatus.Active;
}
