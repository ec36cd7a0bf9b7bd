using System.Globalization;

namespace Attune.Core.Content.Coupons;

/// <summary>
/// Accepts a request for a usage report and tells the workspace's webhooks where it lies: this server sends no mail. Safe for
/// concurrent use.
/// </summary>
public sealed class ReportCouponUsage(ManageCouponLists lists, CouponAlerts alerts, TimeProvider time)
{
    public async Task<CouponOutcome<CouponList>> ExecuteAsync(
        string workspaceId,
        string listId,
        DateOnly start,
        DateOnly end,
        IReadOnlyList<string> subscribers,
        CancellationToken cancellationToken
    )
    {
        if (await lists.FindAsync(workspaceId, listId, cancellationToken) is not { } stored)
        {
            return CouponOutcome<CouponList>.Refused(CouponProblem.ListNotFound);
        }
        var now = time.GetUtcNow();
        if (start < DateOnly.FromDateTime(stored.CreatedAt.UtcDateTime))
        {
            return CouponOutcome<CouponList>.Refused(
                CouponProblem.Invalid,
                "The start date cannot be earlier than the coupon list creation date. Please verify your dates and try again."
            );
        }
        if (end > DateOnly.FromDateTime(now.UtcDateTime))
        {
            return CouponOutcome<CouponList>.Refused(
                CouponProblem.Invalid,
                "The end date cannot be set in the future. Please verify the dates and try again."
            );
        }
        var (from, to) = (Text(start), Text(end));
        await alerts.TellAsync(
            workspaceId,
            stored.List,
            CouponAlerts.UsageReport,
            $"usage:{listId}:{now.ToUnixTimeMilliseconds()}",
            new
            {
                start_date = from,
                end_date = to,
                email_subscribers = subscribers,
                path = $"/api/v1/coupon-lists/{listId}/usage?start_date={from}&end_date={to}",
            },
            cancellationToken
        );
        return CouponOutcome<CouponList>.Done(stored.List);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
