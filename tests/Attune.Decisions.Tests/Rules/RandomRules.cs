using Attune.Decisions.Audiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Rules;

/// <summary>Generates audiences, users and sessions from so few names and values that they often meet.</summary>
internal static class RandomRules
{
    /// <summary>Segments that generated rules refer to: one from filters, one nested, one from a file.</summary>
    public static readonly CustomSegment[] Segments =
    [
        new()
        {
            Id = Build.Id(101),
            Name = "big spenders",
            Kind = SegmentKind.Filter,
            IncludedFilters = Build.Any(
                new AttributeFilter
                {
                    Name = "a",
                    DataType = AttributeDataType.Double,
                    Operator = "greaterThan",
                    Value = 1,
                },
                new BehaviourFilter { ActionName = "Bought" }
            ),
            ExcludedFilters = Build.All(
                new AttributeFilter
                {
                    Name = "b",
                    DataType = AttributeDataType.String,
                    Operator = "is",
                    Value = "red",
                }
            ),
        },
        new()
        {
            Id = Build.Id(102),
            Name = "nested",
            Kind = SegmentKind.Filter,
            IncludedFilters = Build.All(new SegmentFilter { Id = Build.Id(101), Negate = true }),
        },
        new()
        {
            Id = Build.Id(103),
            Name = "from a file",
            Kind = SegmentKind.File,
        },
    ];

    private static readonly Gen<string> Key = Gen.OneOf("a", "b", "c", "First Name");

    private static readonly Gen<AttributeValue> Scalar = Gen.OneOf<AttributeValue>(
        AttributeValue.Null,
        true,
        false,
        0L,
        1L,
        2L,
        9_007_199_254_740_993L,
        1.0,
        1.5,
        2.5,
        -1e300,
        AttributeValue.From(System.Numerics.BigInteger.Pow(10, 25)),
        "",
        "red",
        "RED",
        "dark red",
        "1",
        "1.5",
        "true",
        "2022-09-07",
        "2022-09-05T10:00:00Z",
        "2022-10-01",
        1_662_544_800L,
        1_662_336_000_000L
    );

    private static readonly Gen<AttributeValue> Value = Gen.Frequency(
        (8, Scalar),
        (1, Scalar.Array[0, 3].Select(items => AttributeValue.From(items))),
        (1, Gen.Const(AttributeValue.From(AttributeSet.Empty.With("x", 1))))
    );

    private static readonly Gen<AttributeSet> Set = Gen.Select(Key, Value)
        .Array[0, 4]
        .Select(members => members.Aggregate(AttributeSet.Empty, (set, one) => set.With(one.Item1, one.Item2)));

    private static readonly Gen<AttributeValue> Text = Gen.OneOf<AttributeValue>("red", "ed", "1", "true", "dark");

    private static readonly Gen<AttributeValue> Number = Gen.OneOf<AttributeValue>(
        0L,
        1L,
        1.0,
        1.5,
        9_007_199_254_740_992L,
        9_007_199_254_740_992.0
    );

    private static readonly Gen<AttributeValue> Date = Gen.OneOf<AttributeValue>(
        "2022-09-05",
        "2022-09-07",
        "2022-09-20"
    );

    private static readonly Gen<(
        AttributeDataType Type,
        string Operator,
        AttributeValue Value,
        AttributeValue Value1
    )> Test = Gen.OneOf(
        Gen.Select(
            Gen.OneOf(
                "in",
                "is",
                "contains",
                "containsInTheFollowing",
                "startWithInTheFollowing",
                "endsWithInTheFollowing"
            ),
            Text.Array[1, 3],
            (name, values) => (AttributeDataType.String, name, AttributeValue.From(values), default(AttributeValue))
        ),
        Gen.Select(
            Gen.OneOf("lessThan", "greaterThan"),
            Number,
            (name, value) => (AttributeDataType.Double, name, value, default(AttributeValue))
        ),
        Number
            .Array[1, 3]
            .Select(values => (AttributeDataType.Double, "in", AttributeValue.From(values), default(AttributeValue))),
        Gen.Const((AttributeDataType.Double, "between", AttributeValue.From(1), AttributeValue.From(2.5))),
        Gen.Bool.Select(value =>
            (AttributeDataType.Boolean, "is", AttributeValue.From(value), default(AttributeValue))
        ),
        Gen.Select(
            Gen.OneOf("on", "before", "after"),
            Date,
            (name, value) => (AttributeDataType.Datetime, name, value, default(AttributeValue))
        ),
        Gen.Const(
            (
                AttributeDataType.Datetime,
                "between",
                AttributeValue.From("2022-09-05"),
                AttributeValue.From("2022-09-07")
            )
        ),
        Gen.Int[0, 5]
            .Select(days =>
                (AttributeDataType.Datetime, "inTheLast", AttributeValue.From((long)days), default(AttributeValue))
            ),
        Gen.Const((AttributeDataType.Datetime, "today", default(AttributeValue), default(AttributeValue))),
        Gen.OneOf(AttributeDataType.String, AttributeDataType.Double, AttributeDataType.Boolean)
            .Select(type => (type, "exists", default(AttributeValue), default(AttributeValue)))
    );

    private static readonly Gen<AttributeFilter> Attribute = Gen.Select(
        Key,
        Test,
        Gen.Bool,
        Gen.Bool,
        (name, test, negate, sensitive) =>
            new AttributeFilter
            {
                Name = name,
                DataType = test.Type,
                Operator = test.Operator,
                Value = test.Value,
                Value1 = test.Value1,
                Negate = negate,
                CaseSensitive = sensitive,
            }
    );

    private static readonly Gen<ParameterFilter> Parameter = Attribute.Select(filter => new ParameterFilter
    {
        Name = filter.Name,
        DataType = filter.DataType == AttributeDataType.Datetime ? AttributeDataType.Boolean : filter.DataType,
        Operator = filter.DataType == AttributeDataType.Datetime ? "exists" : filter.Operator,
        Value = filter.Value,
        Value1 = filter.Value1,
        Negate = filter.Negate,
        CaseSensitive = filter.CaseSensitive,
    });

    private static readonly Gen<FilterGroup?> EventFilters = Gen.Frequency<FilterGroup?>(
        (1, Gen.Const((FilterGroup?)null)),
        (
            1,
            Gen.Select(
                Attribute.Array[1, 3],
                Gen.Enum<FilterOperator>(),
                Gen.Bool,
                (filters, joined, negate) =>
                    (FilterGroup?)
                        new FilterGroup
                        {
                            FilterOperator = joined,
                            Filters = filters,
                            Negate = negate,
                        }
            )
        )
    );

    private static readonly Gen<TimeRange?> Range = Gen.OneOf(
        Gen.Const((TimeRange?)null),
        Gen.Select(
            Gen.Enum<TimeRangeType>(),
            Gen.Int[0, 6],
            Gen.Int[0, 6],
            (type, one, two) =>
                (TimeRange?)
                    new TimeRange
                    {
                        Type = type,
                        ValueType = TimeValueType.RelativePast,
                        Value = one,
                        Value1 = type == TimeRangeType.Between ? two : default(AttributeValue),
                    }
        ),
        Gen.Select(
            Gen.OneOf(PeriodUnit.Hours, PeriodUnit.Weeks, PeriodUnit.Months),
            Gen.Int[0, 3],
            (unit, amount) =>
                (TimeRange?)
                    new TimeRange
                    {
                        Type = TimeRangeType.InTheLast,
                        ValueType = TimeValueType.RelativePast,
                        Value = amount,
                        PeriodUnit = unit,
                    }
        ),
        Date.Select(date => (TimeRange?)new TimeRange { Type = TimeRangeType.After, Value = date })
    );

    private static readonly Gen<string> Action = Gen.OneOf("Bought", "Viewed", "Never");

    private static readonly Gen<Filter> Leaf = Gen.OneOf<Filter>(
        Attribute.Select(filter => (Filter)filter),
        Attribute.Select(filter => (Filter)filter),
        Parameter.Select(filter => (Filter)filter),
        Gen.Select(
            Action,
            EventFilters,
            Range,
            Gen.Select(Gen.Enum<ExecutionType>(), Gen.Int[1, 4], (type, count) => new Execution(type, count)),
            Gen.Bool,
            Gen.Bool,
            (name, attributes, range, execution, executed, negate) =>
                (Filter)
                    new BehaviourFilter
                    {
                        ActionName = name,
                        Attributes = attributes,
                        PrimaryTimeRange = range,
                        Execution = execution,
                        Executed = executed,
                        Negate = negate,
                    }
        ),
        Gen.Select(
            Action,
            EventFilters,
            Gen.Int[1, 10_000].Nullable(),
            Gen.Bool,
            (name, attributes, minutes, executed) =>
                (Filter)
                    new RecentBehaviourFilter
                    {
                        ActionName = name,
                        Attributes = attributes,
                        WithinMinutes = minutes,
                        Executed = executed,
                    }
        ),
        Gen.Select(
            Action,
            EventFilters,
            Range,
            Attribute.Where(filter => filter.DataType is AttributeDataType.String or AttributeDataType.Double).Array[
                1,
                2
            ],
            Gen.Int[1, 100].Nullable(),
            Gen.Bool,
            (name, attributes, range, affinity, percentage, negate) =>
                (Filter)
                    new AffinityFilter
                    {
                        ActionName = name,
                        Attributes = attributes,
                        PrimaryTimeRange = range,
                        AffinityAttributes = affinity,
                        Affinity = percentage is null ? AffinityKind.Predominantly : AffinityKind.MinimumOf,
                        Percentage = percentage,
                        Negate = negate,
                    }
        ),
        Gen.Select(
            Gen.Int[101, 103],
            Gen.Bool,
            (id, negate) => (Filter)new SegmentFilter { Id = Build.Id(id), Negate = negate }
        ),
        Session()
    );

    public static readonly Gen<Filter> Filters = Gen.Recursive<Filter>(
        (depth, inner) =>
            depth > 3
                ? Leaf
                : Gen.Frequency(
                    (3, Leaf),
                    (
                        1,
                        Gen.Select(
                            inner.Array[1, 3],
                            Gen.Enum<FilterOperator>(),
                            Gen.Bool,
                            (filters, joined, negate) =>
                                (Filter)
                                    new FilterGroup
                                    {
                                        FilterOperator = joined,
                                        Filters = filters,
                                        Negate = negate,
                                    }
                        )
                    )
                )
    );

    public static readonly Gen<AudienceRule> Audience = Gen.Select(
        Filters.Array[0, 3],
        Filters.Array[0, 2],
        Session().Array[0, 2],
        (included, excluded, inSession) =>
            new AudienceRule
            {
                IncludedFilters = Build.Any(included),
                ExcludedFilters = Build.All(excluded),
                InSession = Build.Any(inSession),
            }
    );

    public static readonly Gen<UserView?> Users = Gen.Frequency<UserView?>(
        (1, Gen.Const((UserView?)null)),
        (
            12,
            Gen.Select(
                Set,
                Gen.Select(
                    Gen.OneOf("Bought", "Viewed"),
                    Gen.Int[-1, 40 * 24],
                    Set,
                    (name, hours, attributes) =>
                        new UserEvent
                        {
                            Name = name,
                            TimeMs = (Build.Now - TimeSpan.FromHours(hours / 4.0)).ToUnixTimeMilliseconds(),
                            Attributes = attributes,
                        }
                ).Array[0, 25],
                Gen.Bool,
                (attributes, events, isMember) =>
                    (UserView?)(
                        Build.User("u", AttributeCatalog.Canonical(attributes), events) with
                        {
                            Segments = isMember ? SegmentMembership.Of([Build.Id(103)]) : SegmentMembership.None,
                        }
                    )
            )
        )
    );

    public static readonly Gen<Session> Sessions = Gen.Select(
        Gen.Enum<DayOfWeek>().Nullable(),
        Gen.Int[0, 23].Array[0, 3],
        Gen.OneOf<Platform?>(null, Platform.Web, Platform.Ios),
        Gen.OneOf(
            default,
            new GeoFacts(Countries.Find("IN"), null, "Pune"),
            new GeoFacts(Countries.Find("DE"), null, null)
        ),
        Set,
        (day, hours, platform, geo, parameters) =>
            Build.Session() with
            {
                Day = day,
                Hours = HourSet.Of(hours),
                Platform = platform,
                Geo = geo,
                Parameters = parameters,
            }
    );

    private static Gen<Filter> Session() =>
        Gen.OneOf<Filter>(
            Gen.Select(
                Gen.Enum<DayOfWeek>().Array[1, 4],
                Gen.Bool,
                (days, negate) => (Filter)new DayFilter { Days = days, Negate = negate }
            ),
            Gen.Select(
                Gen.Int[0, 23].Array[1, 10],
                Gen.Bool,
                (hours, negate) => (Filter)new HourFilter { Hours = hours, Negate = negate }
            ),
            Gen.Bool.Select(negate => (Filter)new PlatformFilter { Platforms = [Platform.Web], Negate = negate }),
            Gen.Select(
                Gen.Bool,
                Gen.Bool,
                (city, negate) =>
                    (Filter)
                        new GeoFilter
                        {
                            Countries = ["IN"],
                            Cities = city ? ["Pune"] : null,
                            Negate = negate,
                        }
            )
        );
}
