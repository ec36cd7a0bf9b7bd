using Attune.Decisions.Audiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>Compiles references to segments; refuses cycles.</summary>
internal static class SegmentFilterCompiler
{
    public static Rule? Compile(SegmentFilter filter, RuleScope scope, ProblemList problems)
    {
        if (filter.Id is null && filter.Name is null)
        {
            problems.Add("id", "A segment's id or name is required.");
            return null;
        }

        if (scope.Segments.Find(filter.Id, filter.Name) is not { } entry)
        {
            problems.Add(filter.Id is null ? "name" : "id", "There is no such segment.", ProblemKind.NotFound);
            return null;
        }

        if (entry.Progress == SegmentProgress.Compiling)
        {
            problems.Add($"The segment \"{entry.Segment.Name}\" would contain itself.", ProblemKind.Cyclic);
            return null;
        }

        if (entry.IsBroken)
        {
            var isCyclic = entry.Problems.All.Any(problem => problem.Kind == ProblemKind.Cyclic);
            problems.Add(
                $"The segment \"{entry.Segment.Name}\" cannot be evaluated: {entry.Problems.All[0]}",
                isCyclic ? ProblemKind.Cyclic : ProblemKind.NotFound
            );
            return null;
        }

        scope.Meet(entry, problems);
        var clause = scope.Clause(
            problems,
            $"is {(filter.Negate ? "not " : "")}in the segment \"{entry.Segment.Name}\""
        );
        return entry.Segment.Kind == SegmentKind.File
            ? new FileSegmentRule(clause, entry.Segment.Id, entry.Segment.ExpiresAt, filter.Negate)
            : new SegmentRule(clause, entry.Rule!, filter.Negate);
    }
}
