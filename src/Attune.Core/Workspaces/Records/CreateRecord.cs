using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Snapshots;

namespace Attune.Core.Workspaces.Records;

/// <summary>Makes a record.</summary>
public sealed class CreateRecord<TContent, TRecord>(
    IDocumentStore store,
    IWorkspaceSnapshots snapshots,
    IRecordKind<TContent, TRecord> kind
)
    where TContent : class
    where TRecord : class
{
    public async Task<Outcome<StoredRecord<TRecord>>> ExecuteAsync(
        string workspaceId,
        TContent content,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var id = RandomNames.NewId();
        var record = kind.Compose(id, content, before: null);
        var problems = kind.Check(record, snapshots.Find(workspaceId).Document);
        if (problems.Count > 0)
        {
            return Outcome<StoredRecord<TRecord>>.Invalid(problems);
        }
        var json = WorkspaceJson.Write(record);
        if (json.Length > DocumentLimits.MaximumBytes)
        {
            return RecordWords.TooLarge<TRecord>(kind.Noun, json.Length);
        }
        var change = DocumentChange.Create(kind.Kind, id, json, kind.NameOf(record));
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.Status switch
        {
            DocumentWriteStatus.Written
                when await store.GetAsync(workspaceId, kind.Kind, id, cancellationToken) is { } written => Outcome<
                StoredRecord<TRecord>
            >.Done(StoredRecord<TRecord>.From(written)),
            DocumentWriteStatus.NameTaken => RecordWords.Taken<TRecord>(kind.Noun),
            _ => Outcome<StoredRecord<TRecord>>.NotFound(),
        };
    }
}
