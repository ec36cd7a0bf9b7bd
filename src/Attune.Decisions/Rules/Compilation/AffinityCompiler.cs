using System.Globalization;
using System.Text.Json;
using Attune.Decisions.Bucketing;
using Attune.Decisions.Rules.Affinity;
using Attune.Decisions.Rules.Behaviour;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>Compiles filters on affinity.</summary>
internal static class AffinityCompiler
{
    /// <summary>Affinity attributes that may be one combined value.</summary>
    public const int MaxAttributes = 10;

    public static Rule? Compile(AffinityFilter filter, RuleScope scope, ProblemList problems, int depth)
    {
        var before = problems.Count;
        var source = BehaviourCompiler.CompileSource(
            filter.ActionName,
            filter.PrimaryTimeRange,
            filter.Attributes,
            scope,
            problems,
            depth
        );
        var isRanked = filter.Affinity is AffinityKind.Most or AffinityKind.Least;
        var percentage = CheckPercentage(filter, problems);
        var values = isRanked ? RefuseAttributes(filter, problems) : CompileAttributes(filter, scope, problems);
        if (problems.Count > before)
        {
            return null;
        }

        return isRanked
            ? CompileRank(filter, percentage, source, scope, problems)
            : new AffinityRule(
                scope.Clause(problems, TextOf(filter, percentage, source, values!)),
                source,
                [.. filter.AffinityAttributes!.Select(attribute => AttributePath.Of(attribute.Name))],
                values!,
                filter.Affinity == AffinityKind.MinimumOf ? percentage : null,
                filter.Negate
            );
    }

    private static decimal CheckPercentage(AffinityFilter filter, ProblemList problems)
    {
        if (filter.Affinity == AffinityKind.Predominantly)
        {
            if (filter.Percentage is not null)
            {
                problems.Add("percentage", "Predominantly has no percentage.");
            }

            return 0;
        }

        if (filter.Percentage is not (>= 0.01m and <= 100m))
        {
            problems.Add("percentage", "A percentage from 0.01 to 100 is required here.");
        }

        return filter.Percentage ?? 0;
    }

    private static EventCondition? RefuseAttributes(AffinityFilter filter, ProblemList problems)
    {
        if (filter.AffinityAttributes is { Count: > 0 })
        {
            problems.Add("affinity_attributes", "Most and least times count events; filter them by attributes.");
        }

        return null;
    }

    private static EventGroupCondition? CompileAttributes(AffinityFilter filter, RuleScope scope, ProblemList problems)
    {
        var at = problems.Member("affinity_attributes");
        if (filter.AffinityAttributes is not { Count: >= 1 and <= MaxAttributes } attributes)
        {
            at.Add($"1 to {MaxAttributes} affinity attributes are required here.");
            return null;
        }

        var conditions = new List<EventCondition>();
        for (var index = 0; index < attributes.Count; index++)
        {
            var item = at.Item(index);
            if (attributes[index].DataType is not (AttributeDataType.String or AttributeDataType.Double))
            {
                item.Add("data_type", "Affinity attributes are of type string or double.");
            }
            else if (
                scope.CountFilter(item)
                && EventConditionCompiler.CompileAttribute(attributes[index], scope, item) is { } condition
            )
            {
                conditions.Add(condition);
            }
        }

        return new(conditions, true, false);
    }

    private static RankRule CompileRank(
        AffinityFilter filter,
        decimal percentage,
        EventSource source,
        RuleScope scope,
        ProblemList problems
    )
    {
        // All filters that count the same events share one ranking, whatever they make of it.
        var counted = filter with
        {
            Affinity = AffinityKind.Most,
            Percentage = null,
            AffinityAttributes = null,
            Negate = false,
        };
        var json = JsonSerializer.Serialize(counted, DecisionsJson.Default.AffinityFilter);
        var key = Digest.Of($"affinity:{scope.Zone.Id}:{json}");
        var most = filter.Affinity == AffinityKind.Most;
        var side = most ? "top" : "bottom";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{(filter.Negate ? "not " : "")}in the {side} {percentage} % of users by times of {source.Text}"
        );
        return new(
            scope.Clause(problems, text),
            source,
            new RankingNeed(key, new EventCounter(source, scope.Zone)),
            scope.Ranking(key),
            percentage,
            most,
            filter.Negate
        );
    }

    private static string TextOf(AffinityFilter filter, decimal percentage, EventSource source, EventCondition values)
    {
        var how =
            filter.Affinity == AffinityKind.Predominantly
                ? "predominantly"
                : string.Create(CultureInfo.InvariantCulture, $"for a minimum of {percentage} % of times");
        return $"{(filter.Negate ? "not " : "")}executed {source.Text} {how} with {values.Text}";
    }
}
