using System.Collections.Concurrent;
using System.Text.Json;
using Attune.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Content.Coupons;

/// <summary>
/// Tells a list's owner of shortage, expiry and files: as an event of the log, and to the workspace's webhooks. Shortage and
/// expiry are told once, until codes are added or the list is changed. Safe for concurrent use.
/// </summary>
public sealed partial class CouponAlerts(
    ICouponStore store,
    IWebhooks webhooks,
    TimeProvider time,
    ILogger<CouponAlerts> logger
)
{
    public const string Shortage = "coupon_list.shortage";
    public const string Exhausted = "coupon_list.exhausted";
    public const string Expiry = "coupon_list.expiry";
    public const string FileLoaded = "coupon_file.success";
    public const string FileFailed = "coupon_file.failure";
    public const string UsageReport = "coupon_list.usage_report";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Workspace, string List), long> looked = [];

    /// <summary>As <see cref="LookAsync"/>, for whoever does not wait for it.</summary>
    internal async Task LookInBackgroundAsync(string workspaceId, CouponList list)
    {
        await Task.Yield();
        try
        {
            await LookAsync(workspaceId, list, CancellationToken.None);
        }
        catch (Exception failed)
        {
            // The next draw looks again.
            LogNotTold(logger, list.Label, workspaceId, failed);
        }
    }

    /// <summary>Looks whether few codes are left, at most once a second for each list unless none is left.</summary>
    internal async Task LookAsync(string workspaceId, CouponList list, CancellationToken cancellationToken)
    {
        var key = (workspaceId, list.Id);
        var now = time.GetTimestamp();
        if (looked.TryGetValue(key, out var last) && time.GetElapsedTime(last, now) < Pause)
        {
            if (await store.CountFreeAsync(workspaceId, list.Id, 1, cancellationToken) > 0)
            {
                return;
            }
        }
        looked[key] = now;
        var condition = list.AlertConditions.CouponShortageAlert;
        var threshold = condition.Alert ? condition.ThresholdCount : 0;
        var left = await store.CountFreeAsync(workspaceId, list.Id, threshold + 1, cancellationToken);
        if (condition.Alert && left <= threshold)
        {
            await RaiseAsync(
                workspaceId,
                list,
                Shortage,
                new { available_coupons = left, threshold_count = threshold },
                cancellationToken
            );
        }
        if (left == 0)
        {
            await RaiseAsync(workspaceId, list, Exhausted, new { available_coupons = 0 }, cancellationToken);
        }
    }

    /// <summary>Tells that the list ends soon, where that is wanted and so.</summary>
    internal async Task LookAtExpiryAsync(string workspaceId, CouponList list, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (
            list.AlertConditions.ExpiryAlert is { Alert: true } expiry
            && list.StatusAt(now) == CouponListStatus.Active
            && now >= list.Ends.AddDays(-expiry.DaysBefore)
        )
        {
            await RaiseAsync(workspaceId, list, Expiry, new { expires_at = list.ExpiresAt }, cancellationToken);
        }
    }

    /// <summary>Tells of something that may happen again.</summary>
    internal Task TellAsync(
        string workspaceId,
        CouponList list,
        string type,
        string eventId,
        object data,
        CancellationToken cancellationToken
    )
    {
        LogAlert(logger, type, list.Label, workspaceId);
        var told = new
        {
            coupon_list = new
            {
                id = list.Id,
                name = list.Name,
                label = list.Label,
            },
            email_alert_subscribers = list.EmailAlertSubscribers,
            details = data,
        };
        return webhooks.PublishAsync(
            workspaceId,
            type,
            eventId,
            JsonSerializer.SerializeToElement(told),
            cancellationToken
        );
    }

    private async Task RaiseAsync(
        string workspaceId,
        CouponList list,
        string type,
        object data,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (await store.RaiseAsync(workspaceId, list.Id, type, now, cancellationToken))
        {
            await TellAsync(
                workspaceId,
                list,
                type,
                $"{type}:{list.Id}:{now.ToUnixTimeMilliseconds()}",
                data,
                cancellationToken
            );
        }
    }

    [LoggerMessage(2, LogLevel.Error, "Alerts of the coupon list {Label} in workspace {Workspace} were not looked at")]
    private static partial void LogNotTold(ILogger logger, string label, string workspace, Exception failure);

    [LoggerMessage(1, LogLevel.Warning, "{Alert} of the coupon list {Label} in workspace {Workspace}")]
    private static partial void LogAlert(ILogger logger, string alert, string label, string workspace);
}
