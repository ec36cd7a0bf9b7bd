using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Workspaces.Records;

/// <summary>Replaces a record, unless that would break something which uses it.</summary>
public sealed class UpdateRecord<TContent, TRecord>(
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
    /// <param name="content">All of the new content.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<StoredRecord<TRecord>>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        TContent content,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var document = Texts.IsId(id) ? await store.GetAsync(workspaceId, kind.Kind, id, cancellationToken) : null;
        if (RecordWords.Refuse(kind, document, expectedVersion) is { } refusal)
        {
            return refusal;
        }
        var record = kind.Compose(id, content, WorkspaceJson.Read<TRecord>(document!.Json));
        var workspace = snapshots.Find(workspaceId).Document;
        var problems = kind.Check(record, workspace);
        if (problems.Count > 0)
        {
            return Outcome<StoredRecord<TRecord>>.Invalid(problems);
        }
        var after = kind.Replace(workspace, id, record);
        if (!ReferenceEquals(after, workspace))
        {
            var broken = RecordCheck
                .NewProblems(workspace, after, environment)
                .Where(problem => problem.Id != id)
                .ToList();
            if (broken.Count > 0)
            {
                return RecordWords.Breaks<TRecord>($"With this change of the {kind.Noun}", broken);
            }
        }
        var json = WorkspaceJson.Write(record);
        if (json.Length > DocumentLimits.MaximumBytes)
        {
            return RecordWords.TooLarge<TRecord>(kind.Noun, json.Length);
        }
        var change = DocumentChange.Update(document, json) with { Name = kind.NameOf(record) };
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.Status switch
        {
            DocumentWriteStatus.Written
                when await store.GetAsync(workspaceId, kind.Kind, id, cancellationToken) is { } written => Outcome<
                StoredRecord<TRecord>
            >.Done(StoredRecord<TRecord>.From(written)),
            DocumentWriteStatus.NameTaken => RecordWords.Taken<TRecord>(kind.Noun),
            _ => Outcome<StoredRecord<TRecord>>.Conflict(result.ConflictVersion),
        };
    }
}
