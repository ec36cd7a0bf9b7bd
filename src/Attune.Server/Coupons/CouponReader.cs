using System.Globalization;
using System.Text.Json;
using Attune.Core.Content.Coupons;

namespace Attune.Server.Coupons;

/// <summary>Takes the members of a request about coupons out of its JSON, and notes the first that is wrong.</summary>
internal sealed class CouponReader(JsonElement body)
{
    /// <summary>What is missing; null for nothing.</summary>
    public string? Missing { get; private set; }

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Wrong { get; private set; }

    public CouponListInput ReadList(bool isNew)
    {
        var input = new CouponListInput
        {
            Name = Text("name", isNew),
            Label = isNew ? Text("label", isRequired: true) : null,
            ExpiresAt = Date("expires_at", isNew),
            CreatedBy = isNew ? Text("created_by", isRequired: true) : null,
            EmailAlertSubscribers = Texts("email_alert_subscribers"),
        };
        return Find("alert_conditions", JsonValueKind.Object, "an object") is { } alerts
            ? input with
            {
                AlertConditions = ReadAlerts(alerts),
            }
            : input;
    }

    public string? Text(string name, bool isRequired = false)
    {
        var text = Find(name, JsonValueKind.String, "a string")?.GetString();
        if (isRequired && string.IsNullOrEmpty(text) && Wrong is null)
        {
            Missing ??= name;
        }
        return text;
    }

    public DateOnly? Date(string name, bool isRequired = false)
    {
        if (Text(name, isRequired) is not { Length: > 0 } text)
        {
            return null;
        }
        if (
            DateOnly.TryParseExact(
                text,
                ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fffZ", "yyyy-MM-ddTHH:mm:ssZ"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
        {
            return date;
        }
        Wrong ??= $"{name}: Expected a date in yyyy-mm-dd format.";
        return null;
    }

    public IReadOnlyList<string>? Texts(string name, bool isRequired = false)
    {
        if (Find(name, JsonValueKind.Array, "a list of strings") is not { } list)
        {
            if (isRequired && Wrong is null)
            {
                Missing ??= name;
            }
            return null;
        }
        var texts = new List<string>();
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String)
            {
                Wrong ??= $"{name}: Expected a list of strings.";
                return null;
            }
            texts.Add(element.GetString()!);
        }
        return texts;
    }

    private CouponAlertConditions ReadAlerts(JsonElement alerts)
    {
        var reader = new CouponReader(alerts);
        var conditions = new CouponAlertConditions
        {
            SuccessAlert = reader.Flag("success_alert"),
            FailureAlert = reader.Flag("failure_alert"),
        };
        if (reader.Find("coupon_shortage_alert", JsonValueKind.Object, "an object") is { } shortage)
        {
            var inner = new CouponReader(shortage);
            conditions = conditions with
            {
                CouponShortageAlert = new CouponShortageAlert
                {
                    Alert = inner.Flag("alert"),
                    ThresholdCount = inner.Number("threshold_count"),
                },
            };
            Wrong ??= inner.Wrong;
        }
        if (reader.Find("expiry_alert", JsonValueKind.Object, "an object") is { } expiry)
        {
            var inner = new CouponReader(expiry);
            conditions = conditions with
            {
                ExpiryAlert = new CouponExpiryAlert
                {
                    Alert = inner.Flag("alert"),
                    DaysBefore = inner.Number("days_before"),
                },
            };
            Wrong ??= inner.Wrong;
        }
        Wrong ??= reader.Wrong;
        return conditions;
    }

    private bool Flag(string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return false;
        }
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Wrong ??= $"{name}: Expected true or false.";
        }
        return value.ValueKind == JsonValueKind.True;
    }

    private int Number(string name)
    {
        if (Find(name, JsonValueKind.Number, "a whole number") is not { } value)
        {
            return 0;
        }
        if (value.TryGetInt32(out var number))
        {
            return number;
        }
        Wrong ??= $"{name}: Expected a whole number.";
        return 0;
    }

    private JsonElement? Find(string name, JsonValueKind kind, string wanted)
    {
        if (
            body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty(name, out var value)
            || value.ValueKind == JsonValueKind.Null
        )
        {
            return null;
        }
        if (value.ValueKind == kind)
        {
            return value;
        }
        Wrong ??= $"{name}: Expected {wanted}.";
        return null;
    }
}
