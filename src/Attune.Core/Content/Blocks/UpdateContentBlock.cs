using System.Text.Json;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Blocks;

/// <summary>Changes a content block, or takes it out of use and back. Safe for concurrent use.</summary>
public sealed class UpdateContentBlock(
    IDocumentStore documents,
    ContentBlockCheck check,
    WorkspaceTurns turns,
    TimeProvider time
)
{
    /// <summary>Writes the new text. Label, type and source stay what they were; an archived block is refused.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The block.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="draft">The new content.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public Task<Outcome<StoredContentBlock>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        ContentBlockDraft draft,
        Principal principal,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            workspaceId,
            id,
            expectedVersion,
            block =>
                block.Status == ContentBlockStatus.Archived
                    ? null
                    : block with
                    {
                        Name = draft.Name,
                        Status = draft.Status,
                        RawContent = draft.RawContent,
                        Description = draft.Description ?? block.Description,
                        ContentBlockUsed = draft.ContentBlockUsed,
                        TagIds = draft.TagIds ?? block.TagIds,
                        TeamIds = draft.TeamIds ?? block.TeamIds,
                        ImagesUsed = draft.ImagesUsed ?? block.ImagesUsed,
                        UpdatedBy = draft.Author,
                    },
            "The content block is archived. Take it back into use before changing it.",
            principal,
            "update",
            cancellationToken
        );

    /// <summary>Takes a block out of use: templates no longer find it.</summary>
    public Task<Outcome<StoredContentBlock>> ArchiveAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            workspaceId,
            id,
            expectedVersion,
            block =>
                block.Status == ContentBlockStatus.Archived
                    ? null
                    : block with
                    {
                        Status = ContentBlockStatus.Archived,
                        UpdatedBy = principal.Actor.Name,
                    },
            "The content block is archived already.",
            principal,
            "archive",
            cancellationToken
        );

    /// <summary>Takes an archived block back into use, as a draft that somebody looks at before it is active.</summary>
    public Task<Outcome<StoredContentBlock>> UnarchiveAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            workspaceId,
            id,
            expectedVersion,
            block =>
                block.Status == ContentBlockStatus.Archived
                    ? block with
                    {
                        Status = ContentBlockStatus.Draft,
                        UpdatedBy = principal.Actor.Name,
                    }
                    : null,
            "The content block is not archived.",
            principal,
            "unarchive",
            cancellationToken
        );

    private async Task<Outcome<StoredContentBlock>> ChangeAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        Func<ContentBlock, ContentBlock?> change,
        string refusal,
        Principal principal,
        string verb,
        CancellationToken cancellationToken
    )
    {
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.ContentBlock, cancellationToken);
        var document = Texts.IsId(id)
            ? await documents.GetAsync(workspaceId, ContentKinds.ContentBlock, id, cancellationToken)
            : null;
        if (document is null)
        {
            return Outcome<StoredContentBlock>.NotFound();
        }
        if (expectedVersion is { } expected && expected != document.Version)
        {
            return Outcome<StoredContentBlock>.Conflict(document.Version);
        }
        var before = JsonSerializer.Deserialize(document.Json.Span, ContentJson.ContentBlock)!;
        if (change(before) is not { } changed)
        {
            return Outcome<StoredContentBlock>.WrongState(refusal);
        }
        var after = changed with { UpdatedAt = time.GetUtcNow() };
        var problems = after.Status == ContentBlockStatus.Archived ? [] : check.Check(workspaceId, after);
        if (problems.Count > 0)
        {
            return Outcome<StoredContentBlock>.Invalid(problems);
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(after, ContentJson.ContentBlock);
        if (json.Length > DocumentLimits.MaximumBytes)
        {
            return Outcome<StoredContentBlock>.Invalid("raw_content", ContentBlockCheck.TooLarge(json.Length));
        }
        var write = DocumentChange.Update(document, json, $"{ContentKinds.ContentBlock}.{verb}");
        var result = await documents.WriteAsync(workspaceId, [write], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<StoredContentBlock>.Done(new StoredContentBlock(after, result.Versions[0]))
            : Outcome<StoredContentBlock>.Conflict(result.ConflictVersion);
    }
}
