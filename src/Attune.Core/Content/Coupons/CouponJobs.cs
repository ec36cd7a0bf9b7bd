using Attune.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Content.Coupons;

/// <summary>Schedules the work of coupon lists that is done later. Safe for concurrent use.</summary>
public sealed class CouponJobs(IJobStore jobs, IServiceProvider services, TimeProvider time)
{
    /// <summary>Has a file fetched.</summary>
    internal Task LoadAsync(string workspaceId, CouponFile file, CancellationToken cancellationToken) =>
        ScheduleAsync(
            CouponFileJob.JobKind,
            workspaceId,
            $"{file.ListId}:{file.Id}",
            time.GetUtcNow(),
            cancellationToken
        );

    /// <summary>Has the list's expiry looked at when it is near.</summary>
    internal Task WatchAsync(string workspaceId, CouponList list, CancellationToken cancellationToken) =>
        list.AlertConditions.ExpiryAlert is { Alert: true } expiry
            ? ScheduleAsync(
                CouponExpiryJob.JobKind,
                workspaceId,
                $"{list.Id}:{list.ExpiresAt:yyyyMMdd}:{expiry.DaysBefore}",
                list.Ends.AddDays(-expiry.DaysBefore),
                cancellationToken
            )
            : Task.CompletedTask;

    private async Task ScheduleAsync(
        string kind,
        string workspaceId,
        string key,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        await jobs.ScheduleAsync(
            new Job
            {
                Id = Guid.CreateVersion7(now),
                Kind = kind,
                WorkspaceId = workspaceId,
                Key = key,
                Due = due > now ? due : now,
            },
            cancellationToken
        );
        // Not injected: the runner itself is made from the handlers of these jobs.
        services.GetService<JobRunner>()?.Wake();
    }
}
