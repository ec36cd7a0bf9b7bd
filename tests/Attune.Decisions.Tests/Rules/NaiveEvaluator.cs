using System.Globalization;
using System.Numerics;
using Attune.Decisions.Audiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Rules;

/// <summary>
/// Evaluates filters straight from their records, the slow and obvious way, following docs/targeting.md: the oracle for the compiled
/// rules. True, false, or null for unknown. Days are UTC's.
/// </summary>
internal sealed class NaiveEvaluator(UserView? user, Session session, IReadOnlyList<CustomSegment> segments)
{
    private readonly List<UserEvent> _events = user is null ? [] : Decode(user.Events);

    public bool Matches(AudienceRule rule)
    {
        var excludes = rule.ExcludedFilters is { Filters.Count: > 0 };
        return !(excludes && user is null && NeedsUser(rule.ExcludedFilters!))
            && (rule.IncludedFilters is not { Filters.Count: > 0 } || Evaluate(rule.IncludedFilters) == true)
            && (rule.InSession is not { Filters.Count: > 0 } || Evaluate(rule.InSession) == true)
            && !(excludes && Evaluate(rule.ExcludedFilters!) == true);
    }

    public bool? Evaluate(Filter filter) =>
        filter switch
        {
            FilterGroup group => Not(Group(group, Evaluate), group.Negate),
            SegmentFilter segment => user is null ? null : Not(InSegment(segment), segment.Negate),
            AttributeFilter attribute => user is null
                ? null
                : Value(attribute, Find(user.Attributes, AttributeCatalog.Canonical(attribute.Name)), false),
            ParameterFilter parameter => Parameter(parameter),
            BehaviourFilter behaviour => user is null
                ? null
                : Not(Behaved(behaviour), behaviour.Executed == behaviour.Negate),
            RecentBehaviourFilter recent => user is null ? null : Not(Recent(recent), recent.Executed == recent.Negate),
            AffinityFilter affinity => user is null ? null : Not(HasAffinity(affinity), affinity.Negate),
            DayFilter days => Not(session.Day is { } day ? days.Days.Contains(day) : null, days.Negate),
            HourFilter hours => Not(
                session.Hours.IsEmpty ? null : hours.Hours.Any(session.Hours.Contains),
                hours.Negate
            ),
            PlatformFilter platforms => Not(
                session.Platform is { } platform ? platforms.Platforms.Contains(platform) : null,
                platforms.Negate
            ),
            GeoFilter geo => Not(
                And(
                    geo.Countries?.Select(name => Countries.Find(name)!.Code) is { } codes
                        ? session.Geo.CountryCode is { } code
                            ? codes.Contains(code)
                            : null
                        : true,
                    geo.Cities is null ? true
                        : session.Geo.City is { } city ? geo.Cities.Contains(city)
                        : null
                ),
                geo.Negate
            ),
            _ => throw new NotSupportedException(filter.GetType().Name),
        };

    private static bool NeedsUser(Filter filter) =>
        filter switch
        {
            FilterGroup group => group.Filters.Any(NeedsUser),
            AttributeFilter or BehaviourFilter or RecentBehaviourFilter or AffinityFilter or SegmentFilter => true,
            _ => false,
        };

    private static bool? Not(bool? value, bool negate) => negate ? !value : value;

    private static bool? And(bool? left, bool? right) => left & right;

    private static bool? Group(FilterGroup group, Func<Filter, bool?> evaluate)
    {
        var results = group.Filters.Select(evaluate).ToList();
        return group.FilterOperator == FilterOperator.And
            ? results.Aggregate((bool?)true, (all, one) => all & one)
            : results.Aggregate((bool?)false, (any, one) => any | one);
    }

    private bool? InSegment(SegmentFilter filter)
    {
        var segment = segments.First(one => one.Id == filter.Id);
        if (segment.Kind == SegmentKind.File)
        {
            return user!.Segments.Contains(segment.Id) && !(segment.ExpiresAt <= session.Now);
        }

        var included = Evaluate(segment.IncludedFilters!);
        return segment.ExcludedFilters is { } excluded && Evaluate(excluded) == true ? false : included;
    }

    private bool? Parameter(ParameterFilter filter)
    {
        var value = session.Parameters[filter.Name];
        return value.IsMissing && filter.Operator != "exists" ? null : Value(filter, value, true);
    }

    private static AttributeValue Find(AttributeSet set, string name) => set[name];

    private bool? Value(ValueFilter filter, AttributeValue value, bool isLoose)
    {
        if (filter.Operator == "exists")
        {
            return value.IsNullOrMissing == filter.Negate;
        }

        if (value.IsNullOrMissing)
        {
            return filter.Negate;
        }

        var items = value.Kind == AttributeKind.Array ? value.AsArray().ToArray() : [value];
        var results = items.Select(item => Compare(filter, item, isLoose)).ToList();
        if (results.Contains(true))
        {
            return !filter.Negate;
        }

        return items.Length == 0 || results.Contains(false) ? filter.Negate : null;
    }

    private bool? Compare(ValueFilter filter, AttributeValue value, bool isLoose)
    {
        if (isLoose && value.Kind == AttributeKind.String)
        {
            value = Loosen(filter.DataType, value);
        }

        return filter.DataType switch
        {
            AttributeDataType.String => value.Kind == AttributeKind.String ? Text(filter, value.AsString()) : null,
            AttributeDataType.Boolean => value.Kind == AttributeKind.Boolean ? value == filter.Value : null,
            AttributeDataType.Double => Exact(value) is { } number ? Number(filter, number) : null,
            _ => Moment(value) is { } moment ? InWindow(filter, moment) : null,
        };
    }

    private static AttributeValue Loosen(AttributeDataType type, AttributeValue value)
    {
        var text = value.AsString();
        if (type == AttributeDataType.Boolean && bool.TryParse(text, out var flag) && text.Trim() == text)
        {
            return flag;
        }

        return
            type == AttributeDataType.Double
            && double.TryParse(
                text,
                NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out var number
            )
            && double.IsFinite(number)
            ? number
            : value;
    }

    private static bool Text(ValueFilter filter, string text)
    {
        var comparison = filter.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return List(filter)
            .Select(value => value.AsString())
            .Any(wanted =>
                filter.Operator switch
                {
                    "in" or "is" => text.Equals(wanted, comparison),
                    "contains" or "containsInTheFollowing" => text.Contains(wanted, comparison),
                    "startWithInTheFollowing" => text.StartsWith(wanted, comparison),
                    _ => text.EndsWith(wanted, comparison),
                }
            );
    }

    private static bool Number(ValueFilter filter, Fraction number) =>
        filter.Operator switch
        {
            "in" => List(filter).Any(value => number.CompareTo(Exact(value)!.Value) == 0),
            "between" => number.CompareTo(Exact(filter.Value)!.Value) >= 0
                && number.CompareTo(Exact(filter.Value1)!.Value) < 0,
            "lessThan" => number.CompareTo(Exact(filter.Value)!.Value) < 0,
            _ => number.CompareTo(Exact(filter.Value)!.Value) > 0,
        };

    private static IEnumerable<AttributeValue> List(ValueFilter filter) =>
        filter.Value.Kind == AttributeKind.Array ? filter.Value.AsArray().ToArray() : [filter.Value];

    // A double is a whole number times a power of two; as a fraction it is compared with no rounding at all.
    private static Fraction? Exact(AttributeValue value)
    {
        switch (value.Kind)
        {
            case AttributeKind.Integer:
            case AttributeKind.BigInteger:
                return new(value.AsBigInteger(), BigInteger.One);
            case AttributeKind.Double:
                var number = value.AsDouble();
                var denominator = BigInteger.One;
                while (number != Math.Floor(number))
                {
                    number *= 2;
                    denominator *= 2;
                }

                return new(new BigInteger(number), denominator);
            default:
                return null;
        }
    }

    private static DateTimeOffset? Moment(AttributeValue value)
    {
        if (value.Kind == AttributeKind.Integer)
        {
            var number = value.AsInteger();
            try
            {
                return Int128.Abs(number) < 100_000_000_000
                    ? DateTimeOffset.FromUnixTimeSeconds(number)
                    : DateTimeOffset.FromUnixTimeMilliseconds(number);
            }
            catch (ArgumentOutOfRangeException)
            {
                return null;
            }
        }

        string[] formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssZ"];
        return
            value.Kind == AttributeKind.String
            && DateTimeOffset.TryParseExact(
                value.AsString(),
                formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
            ? moment
            : null;
    }

    private bool InWindow(ValueFilter filter, DateTimeOffset moment)
    {
        var range = filter.Operator switch
        {
            "today" => new TimeRange
            {
                Type = TimeRangeType.On,
                ValueType = TimeValueType.RelativePast,
                Value = 0,
            },
            "inTheLast" => new() { Type = TimeRangeType.InTheLast, Value = filter.Value },
            "on" => new() { Type = TimeRangeType.On, Value = filter.Value },
            "before" => new() { Type = TimeRangeType.Before, Value = filter.Value },
            "after" => new() { Type = TimeRangeType.After, Value = filter.Value },
            _ => new TimeRange
            {
                Type = TimeRangeType.Between,
                Value = filter.Value,
                Value1 = filter.Value1,
            },
        };
        return InRange(range with { PeriodUnit = filter.PeriodUnit ?? PeriodUnit.Days }, moment)
            && (filter.Operator != "inTheLast" || moment <= session.Now);
    }

    private bool InRange(TimeRange? range, DateTimeOffset moment)
    {
        if (range is null)
        {
            return true;
        }

        var today = session.Now.UtcDateTime.Date;
        var day = moment.UtcDateTime.Date;
        if (range.Type == TimeRangeType.InTheLast)
        {
            var amount = (int)range.Value.AsInteger();
            var from = range.PeriodUnit switch
            {
                PeriodUnit.Weeks => Monday(today.AddDays(-7 * amount)),
                PeriodUnit.Months => new(today.AddMonths(-amount).Year, today.AddMonths(-amount).Month, 1),
                PeriodUnit.Hours => session
                    .Now.UtcDateTime.AddHours(-amount)
                    .Date.AddHours(session.Now.UtcDateTime.AddHours(-amount).Hour),
                _ => today.AddDays(-amount),
            };
            return moment.UtcDateTime >= from;
        }

        if (range.ValueType == TimeValueType.RelativePast)
        {
            var wanted = today.AddDays(-range.Value.AsInteger());
            return range.Type switch
            {
                TimeRangeType.On => day == wanted,
                TimeRangeType.Before => day < wanted,
                TimeRangeType.After => day > wanted,
                _ => day >= today.AddDays(-Math.Max(range.Value.AsInteger(), range.Value1.AsInteger()))
                    && day <= today.AddDays(-Math.Min(range.Value.AsInteger(), range.Value1.AsInteger())),
            };
        }

        var date = DateTime.ParseExact(range.Value.AsString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return range.Type switch
        {
            TimeRangeType.On => day == date,
            TimeRangeType.Before => day < date,
            TimeRangeType.After => day > date,
            _ => day >= date
                && day <= DateTime.ParseExact(range.Value1.AsString(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static DateTime Monday(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private bool Fits(FilterGroup? attributes, UserEvent happened) =>
        attributes is not { Filters.Count: > 0 } || OfEvent(attributes, happened) == true;

    private bool? OfEvent(Filter filter, UserEvent happened) =>
        filter is FilterGroup group
            ? Not(Group(group, one => OfEvent(one, happened)), group.Negate)
            : Value((AttributeFilter)filter, happened.Attributes[((AttributeFilter)filter).Name], false);

    private bool Behaved(BehaviourFilter filter)
    {
        var all = _events
            .Where(happened => happened.Name == filter.ActionName && Fits(filter.Attributes, happened))
            .ToList();
        var count = all.Count(happened => InRange(filter.PrimaryTimeRange, At(happened)));
        var execution = filter.Execution ?? new(ExecutionType.AtLeast);
        return execution.Type switch
        {
            ExecutionType.AtLeast => count >= execution.Count,
            ExecutionType.AtMost => count <= execution.Count,
            ExecutionType.Exactly => count == execution.Count,
            ExecutionType.FirstTime => all.Count > 0 && InRange(filter.PrimaryTimeRange, At(all[0])),
            _ => all.Count > 0 && InRange(filter.PrimaryTimeRange, At(all[^1])),
        };
    }

    private bool Recent(RecentBehaviourFilter filter) =>
        _events
            .Where(happened => happened.Name == filter.ActionName)
            .Where(happened =>
                filter.WithinMinutes is not { } minutes || At(happened) >= session.Now.AddMinutes(-minutes)
            )
            .TakeLast(10)
            .Any(happened => Fits(filter.Attributes, happened));

    private bool HasAffinity(AffinityFilter filter)
    {
        var all = _events
            .Where(happened => happened.Name == filter.ActionName && Fits(filter.Attributes, happened))
            .Where(happened => InRange(filter.PrimaryTimeRange, At(happened)))
            .ToList();
        var told = all.Where(happened =>
                filter.AffinityAttributes!.All(attribute =>
                    happened.Attributes[attribute.Name].Kind
                        is AttributeKind.String
                            or AttributeKind.Integer
                            or AttributeKind.Double
                            or AttributeKind.BigInteger
                )
            )
            .GroupBy(happened =>
                string.Join('\n', filter.AffinityAttributes!.Select(attribute => happened.Attributes[attribute.Name]))
            )
            .Select(group => (Count: group.Count(), IsWanted: IsWanted(filter, group.First())))
            .ToList();
        var wanted = told.Where(group => group.IsWanted).ToList();
        return wanted.Count > 0
            && (
                filter.Affinity == AffinityKind.Predominantly
                    ? wanted.Max(group => group.Count) == told.Max(group => group.Count)
                    : wanted.Sum(group => group.Count) * 100m >= filter.Percentage * all.Count
            );
    }

    private bool IsWanted(AffinityFilter filter, UserEvent happened) =>
        filter.AffinityAttributes!.All(attribute =>
            Value(attribute, happened.Attributes[attribute.Name], false) == true
        );

    private static DateTimeOffset At(UserEvent happened) => DateTimeOffset.FromUnixTimeMilliseconds(happened.TimeMs);

    private static List<UserEvent> Decode(EventHistory history)
    {
        var events = new List<UserEvent>();
        foreach (var happened in history.Enumerate())
        {
            events.Add(happened.ToUserEvent());
        }

        return events;
    }

    private readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
    {
        public int CompareTo(Fraction other) =>
            (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }
}
