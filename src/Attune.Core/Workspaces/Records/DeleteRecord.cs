using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Workspaces.Records;

/// <summary>Deletes a record, unless something uses it.</summary>
public sealed class DeleteRecord<TContent, TRecord>(
    IDocumentStore store,
    IWorkspaceSnapshots snapshots,
    IRecordKind<TContent, TRecord> kind,
    JinjaEnvironment environment
)
    where TContent : class
    where TRecord : class
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The record.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<StoredRecord<TRecord>>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var document = Texts.IsId(id) ? await store.GetAsync(workspaceId, kind.Kind, id, cancellationToken) : null;
        if (RecordWords.Refuse(kind, document, expectedVersion) is { } refusal)
        {
            return refusal;
        }
        var workspace = snapshots.Find(workspaceId).Document;
        var after = kind.Replace(workspace, id, record: null);
        if (!ReferenceEquals(after, workspace))
        {
            var broken = RecordCheck.NewProblems(workspace, after, environment);
            if (broken.Count > 0)
            {
                return RecordWords.Breaks<TRecord>($"Without the {kind.Noun}", broken);
            }
        }
        var change = DocumentChange.Delete(document!);
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<StoredRecord<TRecord>>.Done(StoredRecord<TRecord>.From(document!))
            : Outcome<StoredRecord<TRecord>>.Conflict(result.ConflictVersion);
    }
}
