using Attune.Decisions.Audiences;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Rules.Compilation;

/// <summary>Checks and compiles one segment.</summary>
internal static class SegmentCompiler
{
    /// <summary>The longest name.</summary>
    public const int NameLength = 256;

    public static void Compile(SegmentEntry entry, WorkspaceRules workspace)
    {
        var segment = entry.Segment;
        var problems = entry.Problems;
        if (!Identifiers.IsObjectId(segment.Id))
        {
            problems.Add("id", "An id has 24 hexadecimal digits.");
        }

        if (string.IsNullOrWhiteSpace(segment.Name) || segment.Name.Length > NameLength)
        {
            problems.Add("name", $"A name has 1 to {NameLength} characters and is not only white space.");
        }

        if (segment.Kind == SegmentKind.File)
        {
            if (segment.IncludedFilters is not null || segment.ExcludedFilters is not null)
            {
                problems.Add("included_filters", "A segment from a file has no filters.");
            }

            return;
        }

        if (segment.IncludedFilters is not { Filters.Count: > 0 })
        {
            problems.Add("included_filters", "A segment from filters has one filter at least.");
            return;
        }

        var scope = new RuleScope(workspace, $"segment {segment.Name}") { Place = RulePlace.Segment };
        var included = RuleCompiler.Compile(segment.IncludedFilters, scope, problems.Member("included_filters"));
        var excluded = segment.ExcludedFilters is { Filters.Count: > 0 } filters
            ? RuleCompiler.Compile(filters, scope, problems.Member("excluded_filters"))
            : null;
        entry.SegmentsMet = scope.SegmentsMet;
        entry.Depth = scope.SegmentDepth;
        if (!entry.IsBroken && included is not null)
        {
            entry.Rule = excluded is null ? included : new ExceptRule(included, excluded);
        }
    }
}
