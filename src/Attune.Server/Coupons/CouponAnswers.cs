using System.Globalization;
using System.Text.Json.Nodes;
using Attune.Core.Content.Coupons;
using Attune.Server.Http;

namespace Attune.Server.Coupons;

/// <summary>Writes coupon lists and files as the coupon API shows them.</summary>
internal static class CouponAnswers
{
    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static JsonObject List(StoredCouponList stored, bool withCounts)
    {
        var list = stored.List;
        var alerts = list.AlertConditions;
        var answer = new JsonObject
        {
            ["name"] = list.Name,
            ["label"] = list.Label,
            ["expires_at"] = list.ExpiresAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:59:59.000Z",
            ["created_by"] = list.CreatedBy,
            ["email_alert_subscribers"] = new JsonArray([
                .. list.EmailAlertSubscribers.Select(mail => (JsonNode?)mail),
            ]),
            ["alert_conditions"] = new JsonObject
            {
                ["success_alert"] = alerts.SuccessAlert,
                ["failure_alert"] = alerts.FailureAlert,
                ["expiry_alert"] = new JsonObject
                {
                    ["alert"] = alerts.ExpiryAlert.Alert,
                    ["days_before"] = alerts.ExpiryAlert.DaysBefore,
                },
                ["coupon_shortage_alert"] = new JsonObject
                {
                    ["alert"] = alerts.CouponShortageAlert.Alert,
                    ["threshold_count"] = alerts.CouponShortageAlert.ThresholdCount,
                },
            },
            ["status"] = stored.Status.ToString().ToUpperInvariant(),
            ["_id"] = list.Id,
        };
        if (withCounts)
        {
            answer["total_coupons"] = stored.Counts.Total;
            answer["available_coupons"] = stored.Counts.Available;
            answer["created_at"] = Text(stored.CreatedAt);
            answer["updated_at"] = Text(stored.UpdatedAt);
            answer["personalization_snippet"] = list.Snippet;
        }
        return answer;
    }

    public static JsonObject File(CouponFile file) =>
        new()
        {
            ["coupon_list_id"] = file.ListId,
            ["name"] = file.Name,
            ["status"] = file.Status.ToString().ToUpperInvariant(),
            ["file_url"] = file.FileUrl,
            ["created_by"] = file.CreatedBy,
            ["created_at"] = Text(file.CreatedAt),
            ["updated_at"] = Text(file.UpdatedAt),
            ["_id"] = file.Id,
            ["added_coupons"] = file.AddedCoupons,
            ["callback_url"] = file.CallbackUrl,
            ["error"] = file.Error,
        };

    /// <summary>The answer to an upload, which names the list in another way and is always pending.</summary>
    public static JsonObject Accepted(CouponFile file) =>
        new()
        {
            ["name"] = file.Name,
            ["file_url"] = file.FileUrl,
            ["created_by"] = file.CreatedBy,
            ["status"] = "PENDING",
            ["coupons_list_id"] = file.ListId,
            ["_id"] = file.Id,
        };

    public static Task WriteAsync(HttpContext context, JsonNode answer, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(answer, JsonAnswers.Options, context.RequestAborted);
    }

    private static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);
}
