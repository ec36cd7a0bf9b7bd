namespace Attune.Core.Analytics.Reading;

/// <summary>What was reached of one goal.</summary>
public sealed record GoalFigures
{
    public required string GoalId { get; init; }

    public required string Name { get; init; }

    /// <summary>Goal events credited.</summary>
    public required long Conversions { get; init; }

    /// <summary>Users' days of a variation with such an event: twice from one day's impressions is one.</summary>
    public required long UniqueConversions { get; init; }

    /// <summary>Unique conversions of 100 impressions, or clicks where clicks are credited; null without any.</summary>
    public double? Cvr { get; init; }

    /// <summary>Null for a goal without revenue.</summary>
    public decimal? Revenue { get; init; }

    /// <summary>Revenue of one conversion; null without any.</summary>
    public decimal? Aov { get; init; }

    /// <summary>Revenue of one unique conversion; null without any.</summary>
    public decimal? Arpu { get; init; }

    /// <summary>The currency of the revenue.</summary>
    public string? Currency { get; init; }
}
