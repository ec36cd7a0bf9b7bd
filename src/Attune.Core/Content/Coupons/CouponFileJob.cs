using System.Net;
using System.Text;
using System.Text.Json;
using Attune.Core.Jobs;
using Attune.Core.Outbound;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Content.Coupons;

/// <summary>
/// Fetches a file of codes through the guarded client and adds them as they arrive. A server that dies half-way fetches it
/// again: what was added is passed over. After <see cref="MaxAttempts"/> attempts the file has failed.
/// </summary>
internal sealed class CouponFileJob(
    IDocumentStore documents,
    ICouponStore store,
    CouponAlerts alerts,
    OutboundClient client,
    ISecretBox box,
    TimeProvider time
) : IJobHandler
{
    public const string JobKind = "coupon-file";
    public const int MaxAttempts = 4;

    private const int Batch = 1_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    public string Kind => JobKind;

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var (listId, fileId) = (job.Key.Split(':')[0], job.Key.Split(':')[1]);
        var file = await store.FindFileAsync(job.WorkspaceId, listId, fileId, cancellationToken);
        var document = await documents.GetAsync(job.WorkspaceId, ContentKinds.CouponList, listId, cancellationToken);
        if (file is not { Status: CouponFileStatus.Pending } || document is null)
        {
            return;
        }
        var list = WorkspaceJson.Read<CouponList>(document.Json);
        string? problem;
        try
        {
            problem = await LoadAsync(job.WorkspaceId, file, cancellationToken);
        }
        catch (OutboundException failed)
            when (job.Attempts < MaxAttempts
                && failed.Failure is OutboundFailure.Unreachable or OutboundFailure.TimedOut or OutboundFailure.Damaged
            )
        {
            throw;
        }
        catch (OutboundException failed)
        {
            problem = failed.Message;
        }
        await EndAsync(job.WorkspaceId, list, file, problem, cancellationToken);
    }

    /// <summary>Adds the codes of a text; the number of new ones.</summary>
    internal async Task<long> AddAsync(
        string workspaceId,
        CouponFile file,
        TextReader text,
        CancellationToken cancellationToken
    )
    {
        long added = 0;
        var codes = new List<string>(Batch);
        for (var line = 1; await text.ReadLineAsync(cancellationToken) is { } read; line++)
        {
            if (CouponCodes.Read(read, isFirst: line == 1) is { } code)
            {
                codes.Add(code);
            }
            if (codes.Count == Batch)
            {
                added += await store.AddAsync(workspaceId, file.ListId, file.Id, codes, cancellationToken);
                codes.Clear();
            }
        }
        return codes.Count == 0
            ? added
            : added + await store.AddAsync(workspaceId, file.ListId, file.Id, codes, cancellationToken);
    }

    private async Task<string?> LoadAsync(string workspaceId, CouponFile file, CancellationToken cancellationToken)
    {
        var headers = new List<OutboundHeader> { new("Accept", "text/csv, text/plain") };
        if (file.Credentials is { } kept)
        {
            if (box.Open(kept.Span) is not { } opened)
            {
                return "The credentials of the file cannot be decrypted";
            }
            headers.Add(new OutboundHeader("Authorization", $"Basic {Convert.ToBase64String(opened)}"));
        }
        return await client.SendAsync(
            new OutboundRequest
            {
                Method = HttpMethod.Get,
                Url = file.FileUrl,
                Headers = headers,
                Timeout = Timeout,
                MaxBytes = CouponLimits.FileBytes,
            },
            async (answer, token) =>
            {
                if (answer.Status != HttpStatusCode.OK)
                {
                    return $"{OutboundUrl.HostOf(file.FileUrl)} answered {(int)answer.Status}";
                }
                using var reader = new StreamReader(answer.Body, Encoding.UTF8);
                await AddAsync(workspaceId, file, reader, token);
                return null;
            },
            cancellationToken
        );
    }

    private async Task EndAsync(
        string workspaceId,
        CouponList list,
        CouponFile file,
        string? problem,
        CancellationToken cancellationToken
    )
    {
        var ended = file with
        {
            Status = problem is null ? CouponFileStatus.Success : CouponFileStatus.Failed,
            Error = problem,
            Credentials = null,
            UpdatedAt = time.GetUtcNow(),
        };
        await store.SaveFileAsync(workspaceId, ended, cancellationToken);
        var stored = await store.FindFileAsync(workspaceId, list.Id, file.Id, cancellationToken) ?? ended;
        if (problem is null)
        {
            await store.CalmAsync(workspaceId, list.Id, cancellationToken);
        }
        var conditions = list.AlertConditions;
        if (problem is null ? conditions.SuccessAlert : conditions.FailureAlert)
        {
            await alerts.TellAsync(
                workspaceId,
                list,
                problem is null ? CouponAlerts.FileLoaded : CouponAlerts.FileFailed,
                $"coupon_file:{file.Id}",
                new
                {
                    file_id = file.Id,
                    name = file.Name,
                    added_coupons = stored.AddedCoupons,
                    error = problem,
                },
                cancellationToken
            );
        }
        if (file.CallbackUrl is { } callback)
        {
            await CallBackAsync(callback, stored, cancellationToken);
        }
    }

    private async Task CallBackAsync(string url, CouponFile file, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(
                new OutboundRequest
                {
                    Method = HttpMethod.Post,
                    Url = url,
                    ContentType = "application/json",
                    Body = JsonSerializer.SerializeToUtf8Bytes(
                        new
                        {
                            coupon_list_id = file.ListId,
                            coupon_file_id = file.Id,
                            status = file.Status.ToString().ToUpperInvariant(),
                            added_coupons = file.AddedCoupons,
                        }
                    ),
                    MaxRedirects = 0,
                },
                cancellationToken
            );
        }
        catch (OutboundException)
        {
            // The status is there to be asked for; a callback is told once.
        }
    }
}
