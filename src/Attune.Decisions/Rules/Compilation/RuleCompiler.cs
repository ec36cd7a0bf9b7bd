using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>
/// Makes a rule of filters. It is also their validation: what cannot be compiled is a problem with its path, and all of them are
/// found at once.
/// </summary>
internal static class RuleCompiler
{
    /// <summary>The rule, or null with problems added.</summary>
    public static Rule? Compile(FilterGroup filters, RuleScope scope, ProblemList problems) =>
        Compile(filters, scope, problems, 1);

    private static Rule? Compile(Filter filter, RuleScope scope, ProblemList problems, int depth)
    {
        if (!scope.CountFilter(problems))
        {
            return null;
        }

        if (!IsAllowed(filter, scope.Place))
        {
            problems.Add(
                FilterTypes.Discriminator,
                scope.Place == RulePlace.Segment
                    ? "A segment says who a user is; conditions on the request belong into an audience."
                    : "In-session conditions are about the request; conditions on the user belong into included_filters."
            );
            return null;
        }

        return filter switch
        {
            FilterGroup group => CompileGroup(group, scope, problems, depth),
            AttributeFilter attribute => ValueCompiler.Compile(attribute, scope, problems),
            ParameterFilter parameter => ValueCompiler.Compile(parameter, scope, problems),
            BehaviourFilter behaviour => BehaviourCompiler.Compile(behaviour, scope, problems, depth),
            RecentBehaviourFilter recent => BehaviourCompiler.Compile(recent, scope, problems, depth),
            AffinityFilter affinity => AffinityCompiler.Compile(affinity, scope, problems, depth),
            SegmentFilter segment => SegmentFilterCompiler.Compile(segment, scope, problems),
            _ => SessionCompiler.Compile(filter, scope, problems),
        };
    }

    private static Rule? CompileGroup(FilterGroup group, RuleScope scope, ProblemList problems, int depth)
    {
        if (depth > scope.Limits.RuleDepth)
        {
            problems.Add(
                FormattableString.Invariant($"Groups may be nested {scope.Limits.RuleDepth} levels deep."),
                ProblemKind.TooDeep
            );
            return null;
        }

        if (group.Filters.Count == 0)
        {
            problems.Add("filters", "A group has one filter at least.");
            return null;
        }

        var before = problems.Count;
        var at = problems.Member("filters");
        var rules = new List<Rule>(Math.Min(group.Filters.Count, scope.Limits.FiltersPerRule));
        for (var index = 0; index < group.Filters.Count && index <= scope.Limits.FiltersPerRule; index++)
        {
            if (Compile(group.Filters[index], scope, at.Item(index), depth + 1) is { } rule)
            {
                rules.Add(rule);
            }
        }

        if (problems.Count > before)
        {
            return null;
        }

        Rule joined =
            rules.Count == 1 ? rules[0]
            : group.FilterOperator == FilterOperator.And ? new AndRule(rules)
            : new OrRule(rules);
        return group.Negate ? new NotRule(joined) : joined;
    }

    private static bool IsAllowed(Filter filter, RulePlace place) =>
        place switch
        {
            RulePlace.Segment => filter
                is FilterGroup
                    or AttributeFilter
                    or BehaviourFilter
                    or AffinityFilter
                    or SegmentFilter,
            RulePlace.InSession => filter
                is not (AttributeFilter or BehaviourFilter or AffinityFilter or SegmentFilter),
            _ => true,
        };
}
