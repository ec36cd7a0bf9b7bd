using System.Text;
using Attune.Core.Outbound;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Content.Coupons;

/// <summary>Adds codes to lists, from files elsewhere or from a request. Safe for concurrent use.</summary>
public sealed class ManageCouponFiles(
    ManageCouponLists lists,
    ICouponStore store,
    CouponJobs jobs,
    ISecretBox box,
    TimeProvider time
)
{
    /// <summary>Has a file fetched; the answer comes before that.</summary>
    public async Task<CouponOutcome<CouponFile>> UploadAsync(
        string workspaceId,
        string listId,
        CouponFileInput input,
        CancellationToken cancellationToken
    )
    {
        if (await lists.FindAsync(workspaceId, listId, cancellationToken) is null)
        {
            return CouponOutcome<CouponFile>.Refused(CouponProblem.ListNotFound);
        }
        if (!OutboundUrl.TryRead(input.FileUrl, out _, out var problem))
        {
            return CouponOutcome<CouponFile>.Refused(CouponProblem.Invalid, $"file_url: {problem}");
        }
        if (input.CallbackUrl is { } callback && !OutboundUrl.TryRead(callback, out _, out problem))
        {
            return CouponOutcome<CouponFile>.Refused(CouponProblem.Invalid, $"callback_url: {problem}");
        }
        var file = NewFile(listId, input.Name, input.CreatedBy) with
        {
            FileUrl = input.FileUrl,
            CallbackUrl = input.CallbackUrl,
            Credentials = input.Username is null
                ? null
                : box.Seal(Encoding.UTF8.GetBytes($"{input.Username}:{input.Password}")),
        };
        await store.SaveFileAsync(workspaceId, file, cancellationToken);
        await jobs.LoadAsync(workspaceId, file, cancellationToken);
        return CouponOutcome<CouponFile>.Done(file);
    }

    /// <summary>Adds codes at once.</summary>
    public async Task<CouponOutcome<CouponFile>> AddAsync(
        string workspaceId,
        string listId,
        string name,
        IReadOnlyList<string> codes,
        string createdBy,
        CancellationToken cancellationToken
    )
    {
        if (await lists.FindAsync(workspaceId, listId, cancellationToken) is not { } list)
        {
            return CouponOutcome<CouponFile>.Refused(CouponProblem.ListNotFound);
        }
        if (codes.FirstOrDefault(code => !CouponCodes.IsCode(code)) is { } wrong)
        {
            return CouponOutcome<CouponFile>.Refused(
                CouponProblem.Invalid,
                $"codes: Expected 1 to {CouponLimits.CodeLength} visible characters, not {wrong.Length}."
            );
        }
        if (list.Counts.Total + codes.Count > CouponLimits.CodesPerList)
        {
            return CouponOutcome<CouponFile>.Refused(
                CouponProblem.Invalid,
                $"codes: A list holds at most {CouponLimits.CodesPerList}."
            );
        }
        var file = NewFile(listId, name, createdBy) with { Status = CouponFileStatus.Success };
        await store.SaveFileAsync(workspaceId, file, cancellationToken);
        foreach (var batch in codes.Chunk(1_000))
        {
            await store.AddAsync(workspaceId, listId, file.Id, batch, cancellationToken);
        }
        await store.CalmAsync(workspaceId, listId, cancellationToken);
        return CouponOutcome<CouponFile>.Done(
            (await store.FindFileAsync(workspaceId, listId, file.Id, cancellationToken))!
        );
    }

    public async Task<IReadOnlyList<CouponFile>?> ListAsync(
        string workspaceId,
        string listId,
        CancellationToken cancellationToken
    ) =>
        await lists.FindAsync(workspaceId, listId, cancellationToken) is null
            ? null
            : await store.FilesAsync(workspaceId, listId, cancellationToken);

    public Task<CouponFile?> FindAsync(
        string workspaceId,
        string listId,
        string fileId,
        CancellationToken cancellationToken
    ) => store.FindFileAsync(workspaceId, listId, fileId, cancellationToken);

    /// <summary>Deletes a file with its free codes; false where there is none.</summary>
    public async Task<bool> DeleteAsync(
        string workspaceId,
        string listId,
        string fileId,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindFileAsync(workspaceId, listId, fileId, cancellationToken) is null)
        {
            return false;
        }
        await store.DeleteFileAsync(workspaceId, listId, fileId, cancellationToken);
        await store.DeleteFreeAsync(workspaceId, listId, fileId, cancellationToken);
        return true;
    }

    private CouponFile NewFile(string listId, string name, string createdBy)
    {
        var now = time.GetUtcNow();
        return new CouponFile
        {
            Id = RandomNames.NewId(),
            ListId = listId,
            Name = name,
            FileUrl = "",
            CreatedBy = createdBy,
            Status = CouponFileStatus.Pending,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
