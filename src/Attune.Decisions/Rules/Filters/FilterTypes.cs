using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Attune.Decisions.Rules.Filters;

/// <summary>The names that <c>filter_type</c> may have: one line for each kind of filter.</summary>
public static class FilterTypes
{
    /// <summary>The member that names the kind.</summary>
    public const string Discriminator = "filter_type";

    /// <summary>The kind that needs no name.</summary>
    public const string Group = "group";

    private static readonly (string Name, Type Type)[] Kinds =
    [
        (Group, typeof(FilterGroup)),
        ("user_attributes", typeof(AttributeFilter)),
        ("actions", typeof(BehaviourFilter)),
        ("user_affinity", typeof(AffinityFilter)),
        ("custom_segments", typeof(SegmentFilter)),
        ("in_session_behaviour", typeof(RecentBehaviourFilter)),
        ("day_of_week", typeof(DayFilter)),
        ("time_of_day", typeof(HourFilter)),
        ("geolocation", typeof(GeoFilter)),
        ("device", typeof(DeviceFilter)),
        ("user_type", typeof(VisitorTypeFilter)),
        ("platform", typeof(PlatformFilter)),
        ("parameter", typeof(ParameterFilter)),
    ];

    /// <summary>The kinds and the records that hold them.</summary>
    public static IReadOnlyList<(string Name, Type Type)> All => Kinds;

    /// <summary>The names, for people.</summary>
    public static string Allowed { get; } = string.Join(", ", Kinds.Select(kind => kind.Name));

    /// <summary>The name of a filter's kind.</summary>
    public static string NameOf(Filter filter) => Kinds.First(kind => kind.Type == filter.GetType()).Name;

    /// <summary>The kind that the JSON object says it is, or null.</summary>
    public static JsonTypeInfo? Find(JsonElement filter, JsonSerializerOptions options)
    {
        if (filter.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!filter.TryGetProperty(Discriminator, out var name))
        {
            return filter.TryGetProperty("filter_operator", out _) ? options.GetTypeInfo(typeof(FilterGroup)) : null;
        }

        var type =
            name.ValueKind == JsonValueKind.String
                ? Kinds.FirstOrDefault(kind => name.ValueEquals(kind.Name)).Type
                : null;
        return type is null ? null : options.GetTypeInfo(type);
    }
}
