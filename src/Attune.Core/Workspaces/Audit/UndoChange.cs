using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Settings;

namespace Attune.Core.Workspaces.Audit;

/// <summary>
/// Takes one change back by writing what was there before it, as a new version. Possible as long as nothing else has
/// changed the same document since.
/// </summary>
public sealed class UndoChange(IDocumentStore store)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="sequence">The entry of the audit trail.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<DocumentRevision>> ExecuteAsync(
        string workspaceId,
        long sequence,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(workspaceId, sequence, cancellationToken) is not { } entry)
        {
            return Outcome<DocumentRevision>.NotFound();
        }
        if (entry.Kind is WorkspaceKinds.ApiKey or WorkspaceKinds.Demo)
        {
            return Outcome<DocumentRevision>.WrongState(
                "A change of a key cannot be undone: its secret is not kept. Create or revoke a key instead."
            );
        }
        if (!principal.IsOperator && MovesFigures(entry))
        {
            return Outcome<DocumentRevision>.Forbidden(
                "Only a key with the scope operate may change requests_per_minute and limits."
            );
        }
        var previous = await store.GetRevisionAsync(
            workspaceId,
            entry.Kind,
            entry.Id,
            entry.Version - 1,
            cancellationToken
        );
        var change = new DocumentChange
        {
            Kind = entry.Kind,
            Id = entry.Id,
            ExpectedVersion = entry.After is null ? 0 : entry.Version,
            Json = entry.Before,
            Name = previous?.Name,
            Action = entry.Kind + ".undo",
            RestoredFrom = entry.Version - 1,
        };
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.Status switch
        {
            DocumentWriteStatus.Written => await DoneAsync(entry, result, cancellationToken),
            DocumentWriteStatus.NameTaken => Outcome<DocumentRevision>.Taken(
                "name",
                $"Another {entry.Kind} has the name '{previous?.Name}' by now."
            ),
            _ => Outcome<DocumentRevision>.Conflict(result.ConflictVersion),
        };
    }

    private static bool MovesFigures(DocumentRevision entry) =>
        entry.Kind == WorkspaceKinds.Settings
        && !UpdateSettings.HaveSameFigures(ReadOrDefault(entry.Before), ReadOrDefault(entry.After));

    private static WorkspaceSettings ReadOrDefault(ReadOnlyMemory<byte>? json) =>
        json is { } bytes ? WorkspaceJson.Read<WorkspaceSettings>(bytes) : new WorkspaceSettings();

    private async Task<DocumentRevision?> FindAsync(
        string workspaceId,
        long sequence,
        CancellationToken cancellationToken
    )
    {
        var query = new AuditQuery { BeforeSequence = sequence + 1, Limit = 1 };
        var page = await store.AuditAsync(workspaceId, query, cancellationToken);
        return page.FirstOrDefault(entry => entry.Sequence == sequence);
    }

    private async Task<Outcome<DocumentRevision>> DoneAsync(
        DocumentRevision entry,
        DocumentWriteResult result,
        CancellationToken cancellationToken
    ) =>
        await store.GetRevisionAsync(entry.WorkspaceId, entry.Kind, entry.Id, result.Versions[0], cancellationToken)
            is { } undone
            ? Outcome<DocumentRevision>.Done(undone)
            : Outcome<DocumentRevision>.NotFound();
}
