using System.Text.Json;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Blocks;

/// <summary>Makes a content block. Safe for concurrent use.</summary>
public sealed class CreateContentBlock(
    IDocumentStore documents,
    FindContentBlocks blocks,
    ContentBlockCheck check,
    WorkspaceTurns turns,
    ContentLimits limits,
    TimeProvider time
)
{
    /// <exception cref="Storage.StorageUnavailableException">Nothing is known to be kept.</exception>
    public async Task<Outcome<StoredContentBlock>> ExecuteAsync(
        string workspaceId,
        ContentBlockDraft draft,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.ContentBlock, cancellationToken);
        if (blocks.Search(workspaceId, new ContentBlockFilter()).Count >= limits.ContentBlocks)
        {
            return Outcome<StoredContentBlock>.Invalid(
                "name",
                $"The workspace has {limits.ContentBlocks} content blocks, which is the most."
            );
        }
        var block = Compose(draft);
        var problems = check.Check(workspaceId, block);
        if (problems.Count > 0)
        {
            return Outcome<StoredContentBlock>.Invalid(problems);
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(block, ContentJson.ContentBlock);
        if (json.Length > DocumentLimits.MaximumBytes)
        {
            return Outcome<StoredContentBlock>.Invalid("raw_content", ContentBlockCheck.TooLarge(json.Length));
        }
        var change = DocumentChange.Create(ContentKinds.ContentBlock, block.Id, json, block.Label);
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<StoredContentBlock>.Done(new StoredContentBlock(block, result.Versions[0]))
            : Outcome<StoredContentBlock>.Invalid("label", $"The label {block.Label} is taken.");
    }

    private ContentBlock Compose(ContentBlockDraft draft)
    {
        var now = time.GetUtcNow();
        return new ContentBlock
        {
            Id = RandomNames.NewId(),
            Name = draft.Name,
            Label = draft.Label,
            Description = draft.Description ?? "",
            ContentType = draft.ContentType,
            Status = draft.Status,
            RawContent = draft.RawContent,
            Source = draft.Source,
            ContentBlockUsed = draft.ContentBlockUsed,
            TagIds = draft.TagIds ?? [],
            TeamIds = draft.TeamIds ?? [],
            ImagesUsed = draft.ImagesUsed ?? [],
            CreatedBy = draft.Author,
            CreatedAt = now,
            UpdatedBy = draft.Author,
            UpdatedAt = now,
        };
    }
}
