using Attune.Decisions.Rules.Behaviour;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>Compiles filters on an event's attributes.</summary>
internal static class EventConditionCompiler
{
    /// <summary>The condition; null for no filters, and null with problems added.</summary>
    public static EventCondition? Compile(FilterGroup? filters, RuleScope scope, ProblemList problems, int depth) =>
        filters is { Filters.Count: > 0 } ? CompileGroup(filters, scope, problems, depth) : null;

    public static EventCondition? CompileAttribute(AttributeFilter filter, RuleScope scope, ProblemList problems) =>
        ValueCompiler.CompileTest(filter, scope, problems) is { } test
            ? new EventAttributeCondition(
                scope.Clause(problems, ValueCompiler.TextOf(filter.Name, test, filter.Negate)),
                AttributePath.Of(filter.Name),
                test,
                filter.Negate
            )
            : null;

    private static EventCondition? Compile(Filter filter, RuleScope scope, ProblemList problems, int depth)
    {
        if (!scope.CountFilter(problems))
        {
            return null;
        }

        switch (filter)
        {
            case FilterGroup { Filters.Count: > 0 } group:
                return CompileGroup(group, scope, problems, depth);
            case FilterGroup:
                problems.Add("filters", "A group has one filter at least.");
                return null;
            case AttributeFilter attribute:
                return CompileAttribute(attribute, scope, problems);
            default:
                problems.Add(
                    FilterTypes.Discriminator,
                    "Events are filtered by filters of type user_attributes, which here are the event's, and groups of them."
                );
                return null;
        }
    }

    private static EventGroupCondition? CompileGroup(
        FilterGroup group,
        RuleScope scope,
        ProblemList problems,
        int depth
    )
    {
        if (depth > scope.Limits.RuleDepth)
        {
            problems.Add(
                FormattableString.Invariant($"Groups may be nested {scope.Limits.RuleDepth} levels deep."),
                ProblemKind.TooDeep
            );
            return null;
        }

        var before = problems.Count;
        var at = problems.Member("filters");
        var conditions = new List<EventCondition>();
        for (var index = 0; index < group.Filters.Count && index <= scope.Limits.FiltersPerRule; index++)
        {
            if (Compile(group.Filters[index], scope, at.Item(index), depth + 1) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return problems.Count > before
            ? null
            : new(conditions, group.FilterOperator == FilterOperator.And, group.Negate);
    }
}
