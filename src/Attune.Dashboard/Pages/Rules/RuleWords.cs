using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Dashboard.Pages.Rules;

/// <summary>The filter language in the words of the audience builder: one line for each kind of filter.</summary>
public static class RuleWords
{
    /// <summary>Conditions on who a user is and what they did.</summary>
    public static IReadOnlyList<FilterChoice> UserFilters { get; } =
    [
        new("attribute", "User property", typeof(AttributeFilter), NewAttribute),
        new(
            "behaviour",
            "Has done, or not",
            typeof(BehaviourFilter),
            () => new BehaviourFilter { ActionName = "", Execution = new Execution(ExecutionType.AtLeast) }
        ),
        new(
            "affinity",
            "Affinity",
            typeof(AffinityFilter),
            () =>
                new AffinityFilter
                {
                    ActionName = "",
                    Affinity = AffinityKind.Predominantly,
                    AffinityAttributes = [NewAttribute()],
                }
        ),
        new("segment", "In a segment", typeof(SegmentFilter), () => new SegmentFilter()),
        new("group", "Group of conditions", typeof(FilterGroup), () => NewGroup(FilterOperator.Or, NewAttribute())),
    ];

    /// <summary>Conditions on what the request says of now.</summary>
    public static IReadOnlyList<FilterChoice> SessionFilters { get; } =
    [
        new(
            "parameter",
            "Request parameter",
            typeof(ParameterFilter),
            () =>
                new ParameterFilter
                {
                    Name = "",
                    DataType = AttributeDataType.String,
                    Operator = "is",
                    Value = "",
                }
        ),
        new("platform", "Platform", typeof(PlatformFilter), () => new PlatformFilter { Platforms = [Platform.Web] }),
        new("device", "Device", typeof(DeviceFilter), () => new DeviceFilter { Types = [DeviceType.Mobile] }),
        new("geo", "Place", typeof(GeoFilter), () => new GeoFilter { Countries = [] }),
        new(
            "visitor",
            "New or returning",
            typeof(VisitorTypeFilter),
            () => new VisitorTypeFilter { Type = VisitorType.New }
        ),
        new("day", "Day of the week", typeof(DayFilter), () => new DayFilter { Days = [DayOfWeek.Monday] }),
        new("hour", "Time of the day", typeof(HourFilter), () => new HourFilter { Hours = [9] }),
        new(
            "recent",
            "Just did, or not",
            typeof(RecentBehaviourFilter),
            () => new RecentBehaviourFilter { ActionName = "" }
        ),
        new(
            "group",
            "Group of conditions",
            typeof(FilterGroup),
            () => NewGroup(FilterOperator.Or, new PlatformFilter { Platforms = [Platform.Web] })
        ),
    ];

    /// <summary>Conditions on an event's attributes.</summary>
    public static IReadOnlyList<FilterChoice> EventFilters { get; } =
    [
        new("attribute", "Event attribute", typeof(AttributeFilter), NewAttribute),
        new("group", "Group of conditions", typeof(FilterGroup), () => NewGroup(FilterOperator.Or, NewAttribute())),
    ];

    public static string NameOf(Filter filter, IReadOnlyList<FilterChoice> choices) =>
        choices.FirstOrDefault(choice => choice.Type == filter.GetType())?.Name
        ?? UserFilters.Concat(SessionFilters).First(choice => choice.Type == filter.GetType()).Name;

    public static AttributeFilter NewAttribute() =>
        new()
        {
            Name = "",
            DataType = AttributeDataType.String,
            Operator = "is",
            Value = "",
        };

    public static FilterGroup NewGroup(FilterOperator joined, params Filter[] filters) =>
        new() { FilterOperator = joined, Filters = filters };
}
