using Attune.Decisions.Rules.Behaviour;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>Compiles filters on what a user did.</summary>
internal static class BehaviourCompiler
{
    public static Rule? Compile(BehaviourFilter filter, RuleScope scope, ProblemList problems, int depth)
    {
        var before = problems.Count;
        var source = CompileSource(
            filter.ActionName,
            filter.PrimaryTimeRange,
            filter.Attributes,
            scope,
            problems,
            depth
        );
        var execution = filter.Execution ?? new Execution(ExecutionType.AtLeast);
        var isOnce = execution.Type is ExecutionType.FirstTime or ExecutionType.LastTime;
        var least = execution.Type == ExecutionType.AtLeast ? 1 : 0;
        if (!isOnce && (execution.Count < least || execution.Count > scope.Limits.ExecutionCount))
        {
            problems
                .Member("execution")
                .Add("count", FormattableString.Invariant($"It is from {least} to {scope.Limits.ExecutionCount}."));
        }

        if (problems.Count > before)
        {
            return null;
        }

        // Negating "has executed" is "has not executed".
        var executed = filter.Executed != filter.Negate;
        var clause = scope.Clause(problems, TextOf(source, execution, executed));
        return isOnce
            ? new FirstOrLastRule(clause, source, execution.Type == ExecutionType.FirstTime, executed)
            : new BehaviourRule(clause, source, execution, executed);
    }

    public static Rule? Compile(RecentBehaviourFilter filter, RuleScope scope, ProblemList problems, int depth)
    {
        var before = problems.Count;
        var source = CompileSource(filter.ActionName, null, filter.Attributes, scope, problems, depth);
        var most = scope.Limits.WindowDays * 1_440L;
        if (filter.WithinMinutes is { } minutes && (minutes < 1 || minutes > most))
        {
            problems.Add("within_minutes", FormattableString.Invariant($"It is from 1 to {most}."));
        }

        if (problems.Count > before)
        {
            return null;
        }

        var executed = filter.Executed != filter.Negate;
        var text =
            $"has {(executed ? "" : "not ")}executed {source.Text} among its last {RecentBehaviourRule.Instances}";
        text = filter.WithinMinutes is null
            ? text
            : FormattableString.Invariant($"{text} in the last {filter.WithinMinutes} minutes");
        return new RecentBehaviourRule(scope.Clause(problems, text), source, filter.WithinMinutes, executed);
    }

    /// <summary>The events that a filter looks at; of use only where no problems were added.</summary>
    public static EventSource CompileSource(
        string name,
        TimeRange? range,
        FilterGroup? attributes,
        RuleScope scope,
        ProblemList problems,
        int depth
    )
    {
        scope.HasName(name, "action_name", problems);
        TimeWindow? window = null;
        if (range is not null)
        {
            var at = problems.Member("primary_time_range");
            if (range.ValueType == TimeValueType.RelativeFuture)
            {
                at.Add("value_type", "Events do not happen in the future: it is absolute or relative_past.");
            }
            else
            {
                window = TimeWindows.Create(
                    range.Type,
                    new(
                        range.ValueType,
                        range.PeriodUnit,
                        range.Value,
                        range.Value1,
                        true,
                        scope.Zone,
                        scope.Limits,
                        at
                    )
                );
            }
        }

        var condition = EventConditionCompiler.Compile(attributes, scope, problems.Member("attributes"), depth + 1);
        return new(name, window, condition);
    }

    private static string TextOf(EventSource source, Execution execution, bool executed)
    {
        var times = execution.Type switch
        {
            ExecutionType.AtLeast => FormattableString.Invariant($"at least {execution.Count} times"),
            ExecutionType.AtMost => FormattableString.Invariant($"at most {execution.Count} times"),
            ExecutionType.Exactly => FormattableString.Invariant($"exactly {execution.Count} times"),
            ExecutionType.FirstTime => "for the first time",
            _ => "for the last time",
        };
        return $"has {(executed ? "" : "not ")}executed {source.Text} {times}";
    }
}
