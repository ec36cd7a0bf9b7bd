using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Rules.Sessions;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>Compiles filters on what the request says of now.</summary>
internal static class SessionCompiler
{
    public static Rule? Compile(Filter filter, RuleScope scope, ProblemList problems) =>
        filter switch
        {
            DayFilter days => Compile(days, scope, problems),
            HourFilter hours => Compile(hours, scope, problems),
            GeoFilter geo => Compile(geo, scope, problems),
            DeviceFilter device => Compile(device, scope, problems),
            PlatformFilter platform => Compile(platform, scope, problems),
            VisitorTypeFilter visitor => new VisitorTypeRule(
                scope.Clause(problems, Text(visitor, $"visitor is {visitor.Type}")),
                visitor.Type,
                visitor.Negate
            ),
            _ => throw new ArgumentException($"There is no rule for {filter.GetType().Name}.", nameof(filter)),
        };

    private static DayRule? Compile(DayFilter filter, RuleScope scope, ProblemList problems)
    {
        if (!HasItems(filter.Days, "days", scope, problems))
        {
            return null;
        }

        var clause = scope.Clause(problems, Text(filter, $"day is {string.Join(", ", filter.Days)}"));
        return new(clause, filter.Days, filter.Negate);
    }

    private static HourRule? Compile(HourFilter filter, RuleScope scope, ProblemList problems)
    {
        if (!HasItems(filter.Hours, "hours", scope, problems))
        {
            return null;
        }

        var before = problems.Count;
        for (var index = 0; index < filter.Hours.Count; index++)
        {
            if (filter.Hours[index] is < 0 or > 23)
            {
                problems.Member("hours").Item(index).Add("An hour is 0 to 23.");
            }
        }

        if (problems.Count > before)
        {
            return null;
        }

        var hours = HourSet.Of([.. filter.Hours]);
        return new(scope.Clause(problems, Text(filter, $"hour is {hours}")), hours, filter.Negate);
    }

    private static GeoRule? Compile(GeoFilter filter, RuleScope scope, ProblemList problems)
    {
        var before = problems.Count;
        if (filter.Countries is null && filter.Regions is null && filter.Cities is null)
        {
            problems.Add("Countries, regions or cities are required here.");
        }

        var codes = new List<string>();
        for (var index = 0; index < (filter.Countries?.Count ?? 0); index++)
        {
            if (Countries.Find(filter.Countries![index]) is { } country)
            {
                codes.Add(country.Code);
            }
            else
            {
                problems
                    .Member("countries")
                    .Item(index)
                    .Add("This is not a country: write its code of two letters or its English name.");
            }
        }

        HasItems(filter.Countries, "countries", scope, problems, true);
        HasNames(filter.Regions, "regions", scope, problems);
        HasNames(filter.Cities, "cities", scope, problems);
        if (problems.Count > before)
        {
            return null;
        }

        var places = new[] { filter.Countries, filter.Regions, filter.Cities }
            .Where(list => list is not null)
            .Select(list => string.Join(", ", list!.Take(5)));
        return new(
            scope.Clause(problems, Text(filter, $"location is in {string.Join(" / ", places)}")),
            filter.Countries is null ? null : codes,
            filter.Regions,
            filter.Cities,
            filter.Negate
        );
    }

    private static DeviceRule? Compile(DeviceFilter filter, RuleScope scope, ProblemList problems)
    {
        var before = problems.Count;
        if (filter.Types is null && filter.OperatingSystems is null && filter.Browsers is null && filter.Bot is null)
        {
            problems.Add("Types, operating_systems, browsers or bot are required here.");
        }

        HasItems(filter.Types, "types", scope, problems, true);
        HasNames(filter.OperatingSystems, "operating_systems", scope, problems);
        HasNames(filter.Browsers, "browsers", scope, problems);
        if (problems.Count > before)
        {
            return null;
        }

        var parts = new[]
        {
            filter.Types is null ? null : string.Join(", ", filter.Types),
            filter.OperatingSystems is null ? null : string.Join(", ", filter.OperatingSystems),
            filter.Browsers is null ? null : string.Join(", ", filter.Browsers),
            filter.Bot switch
            {
                true => "bot",
                false => "no bot",
                null => null,
            },
        };
        return new(
            scope.Clause(
                problems,
                Text(filter, $"device is {string.Join(" / ", parts.Where(part => part is not null))}")
            ),
            filter.Types,
            filter.OperatingSystems,
            filter.Browsers,
            filter.Bot,
            filter.Negate
        );
    }

    private static PlatformRule? Compile(PlatformFilter filter, RuleScope scope, ProblemList problems)
    {
        if (!HasItems(filter.Platforms, "platforms", scope, problems))
        {
            return null;
        }

        if (filter.Platforms.Contains(Platform.Unknown))
        {
            problems.Add("platforms", "An unknown platform matches no rule.");
            return null;
        }

        var clause = scope.Clause(problems, Text(filter, $"platform is {string.Join(", ", filter.Platforms)}"));
        return new(clause, filter.Platforms, filter.Negate);
    }

    private static bool HasItems<T>(
        IReadOnlyList<T>? items,
        string member,
        RuleScope scope,
        ProblemList problems,
        bool mayBeAbsent = false
    )
    {
        if ((items is null && mayBeAbsent) || (items?.Count >= 1 && items.Count <= scope.Limits.ValuesPerFilter))
        {
            return true;
        }

        problems.Add(
            member,
            FormattableString.Invariant($"A list has 1 to {scope.Limits.ValuesPerFilter} values."),
            items?.Count > 1 ? ProblemKind.TooLarge : ProblemKind.Invalid
        );
        return false;
    }

    private static void HasNames(IReadOnlyList<string>? names, string member, RuleScope scope, ProblemList problems)
    {
        if (!HasItems(names, member, scope, problems, true) || names is null)
        {
            return;
        }

        for (var index = 0; index < names.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(names[index]) || names[index].Length > scope.Limits.NameLength)
            {
                problems
                    .Member(member)
                    .Item(index)
                    .Add(FormattableString.Invariant($"A name has 1 to {scope.Limits.NameLength} characters."));
            }
        }
    }

    private static string Text(Filter filter, string text) => filter.Negate ? $"not ({text})" : text;
}
