using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Jinja;

namespace Attune.Decisions.Validation;

/// <summary>
/// Checks a record before it is saved, by compiling it as a snapshot would: what is saved without problems is served. Pure.
/// </summary>
public static class RecordCheck
{
    /// <summary>All problems of the experience, as one of the workspace's; one of the same id is replaced by it.</summary>
    public static IReadOnlyList<ConfigurationProblem> Check(
        Experience experience,
        WorkspaceDocument workspace,
        JinjaEnvironment environment
    )
    {
        // The others are there for their keys only; compiling them would cost time and tell nothing.
        var problems = new ProblemList();
        if (workspace.Experiences.Any(other => other.Key == experience.Key && other.Id != experience.Id))
        {
            problems.Add("key", "Another experience has this key.");
        }

        var before = workspace.Experiences.FirstOrDefault(other => other.Id == experience.Id);
        if (before is { KeyLocked: true } && before.Key != experience.Key)
        {
            problems.Add("key", "The key cannot be changed any more: the experience was published.");
        }

        var compiled = Snapshot.Compile(workspace with { Experiences = [experience] }, environment);
        return [.. problems.All, .. Of(compiled, RecordKind.Experience, experience.Id)];
    }

    /// <summary>All problems of the segment, as one of the workspace's; one of the same id is replaced by it.</summary>
    public static IReadOnlyList<ConfigurationProblem> Check(
        CustomSegment segment,
        WorkspaceDocument workspace,
        JinjaEnvironment environment
    )
    {
        CustomSegment[] segments = [.. workspace.Segments.Where(other => other.Id != segment.Id), segment];
        var compiled = Snapshot.Compile(workspace with { Experiences = [], Segments = segments }, environment);
        return Of(compiled, RecordKind.Segment, segment.Id);
    }

    /// <summary>All problems of the exclusive group, as one of the workspace's; one of the same id is replaced by it.</summary>
    public static IReadOnlyList<ConfigurationProblem> Check(
        ExclusionGroup group,
        WorkspaceDocument workspace,
        JinjaEnvironment environment
    )
    {
        var problems = new ProblemList();
        for (var index = 0; index < group.Members.Count; index++)
        {
            if (workspace.Experiences.All(experience => experience.Id != group.Members[index].ExperienceId))
            {
                problems
                    .Member("members")
                    .Item(index)
                    .Add("experience_id", "There is no such experience.", ProblemKind.NotFound);
            }
        }

        ExclusionGroup[] groups = [.. workspace.ExclusionGroups.Where(other => other.Id != group.Id), group];
        var compiled = Snapshot.Compile(workspace with { Experiences = [], ExclusionGroups = groups }, environment);
        return [.. problems.All, .. Of(compiled, RecordKind.ExclusionGroup, group.Id)];
    }

    /// <summary>
    /// What a change would break in other records, as deleting a segment that they use: the problems after it that were not there
    /// before.
    /// </summary>
    public static IReadOnlyList<RecordProblem> NewProblems(
        WorkspaceDocument before,
        WorkspaceDocument after,
        JinjaEnvironment environment
    )
    {
        var known = Snapshot.Compile(before, environment).Problems.ToHashSet();
        return [.. Snapshot.Compile(after, environment).Problems.Where(problem => !known.Contains(problem))];
    }

    private static ConfigurationProblem[] Of(CompiledSnapshot compiled, RecordKind kind, string id) =>
        [
            .. compiled
                .Problems.Where(problem => problem.Record == kind && problem.Id == id)
                .Select(problem => problem.Problem),
        ];
}
