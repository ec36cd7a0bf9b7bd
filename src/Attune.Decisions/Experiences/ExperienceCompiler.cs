using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Compilation;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>Checks and compiles one experience. What serving needs is checked also for drafts, so that publishing has no surprises.</summary>
internal static class ExperienceCompiler
{
    public const int LeastNameLength = 5;
    public const int MostNameLength = 256;
    public const int TagLength = 100;
    public const int DescriptionLength = 2_000;

    /// <summary>The experience, or null with problems added.</summary>
    public static CompiledExperience? Compile(
        Experience experience,
        ExclusionShare? exclusion,
        WorkspaceRules workspace,
        VariableCompiler variables,
        ProblemList problems
    )
    {
        var before = problems.Count;
        CheckTexts(experience, workspace.Limits, problems);
        var (start, end) = ScheduleCompiler.Compile(experience.Schedule, workspace.Zone, problems.Member("schedule"));
        var control = experience.ControlGroup is { } group
            ? Percentages.Check(group.Percentage, problems.Member("control_group"), "percentage", 99.99m)
            : 0;

        var at = problems.Member("audiences");
        if (experience.Audiences.Count < 1 || experience.Audiences.Count > workspace.Limits.AudiencesPerExperience)
        {
            at.Add(
                FormattableString.Invariant(
                    $"An experience has 1 to {workspace.Limits.AudiencesPerExperience} audiences."
                )
            );
        }

        var needs = new RuleNeedsBuilder();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var audiences = new List<CompiledAudience>();
        for (var index = 0; index < experience.Audiences.Count; index++)
        {
            var audience = experience.Audiences[index];
            var item = at.Item(index);
            if (!ids.Add(audience.Id))
            {
                item.Add("id", "Another audience of this experience has this id.");
            }

            audiences.Add(AudienceCompiler.Compile(audience, experience, control, workspace, variables, needs, item));
        }

        var goals = GoalCompiler.Compile(experience, workspace, problems);
        return problems.Count > before
            ? null
            : new(experience, start, end, control, exclusion, [.. audiences], goals, needs.Build());
    }

    private static void CheckTexts(Experience experience, DecisionLimits limits, ProblemList problems)
    {
        if (!Identifiers.IsObjectId(experience.Id))
        {
            problems.Add("id", "An id has 24 hexadecimal digits.");
        }

        if (!Identifiers.IsExperienceKey(experience.Key))
        {
            problems.Add("key", "A key has 5 to 50 letters, digits, hyphens, underscores and points.");
        }

        var isBlank = string.IsNullOrWhiteSpace(experience.Name);
        if (isBlank || experience.Name.Length is < LeastNameLength or > MostNameLength)
        {
            problems.Add("name", $"A name has {LeastNameLength} to {MostNameLength} characters.");
        }

        if (experience.Description?.Length > DescriptionLength)
        {
            problems.Add("description", $"A description has {DescriptionLength} characters at most.");
        }

        if (experience.Tags.Count > limits.TagsPerExperience)
        {
            problems.Add(
                "tags",
                FormattableString.Invariant($"An experience has {limits.TagsPerExperience} tags at most.")
            );
        }

        for (var index = 0; index < experience.Tags.Count; index++)
        {
            if (experience.Tags[index].Length is < 1 or > TagLength)
            {
                problems.Member("tags").Item(index).Add($"A tag has 1 to {TagLength} characters.");
            }
        }
    }
}
