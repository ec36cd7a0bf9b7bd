using System.Text.Json.Serialization;

namespace Attune.Core.Content.Coupons;

/// <summary>A list of codes, each of which goes to one user (wire.md 5.7). Its codes lie in <see cref="ICouponStore"/>. Immutable.</summary>
public sealed record CouponList
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What templates say; never changes.</summary>
    public required string Label { get; init; }

    /// <summary>The last day on which codes are given out, in UTC.</summary>
    public required DateOnly ExpiresAt { get; init; }

    public required string CreatedBy { get; init; }

    public IReadOnlyList<string> EmailAlertSubscribers { get; init; } = [];

    public CouponAlertConditions AlertConditions { get; init; } = new();

    public bool Archived { get; init; }

    /// <summary>The first moment at which no code is given out any more.</summary>
    [JsonIgnore]
    public DateTimeOffset Ends => new(ExpiresAt.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The snippet that gives a code in a template.</summary>
    [JsonIgnore]
    public string Snippet => $"{{{{Coupons.CouponListName['{Label}']}}}}";

    public CouponListStatus StatusAt(DateTimeOffset now) =>
        Archived ? CouponListStatus.Archived
        : now >= Ends ? CouponListStatus.Expired
        : CouponListStatus.Active;
}
