using System.IO.Hashing;
using System.Text.Json;
using Attune.Decisions.Rules.Compilation;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>Checks and compiles the goals of one experience.</summary>
internal static class GoalCompiler
{
    /// <summary>Goals of an experience (wire.md section 6.1).</summary>
    public const int MostGoals = 5;

    /// <summary>The longest attribution window, in hours.</summary>
    public const int LongestWindow = 720;

    private const int NameLength = 100;

    public static GoalTest[] Compile(Experience experience, WorkspaceRules workspace, ProblemList problems)
    {
        if (experience.AttributionWindowHours is < 1 or > LongestWindow)
        {
            problems.Add("attribution_window_hours", $"It is from 1 to {LongestWindow}.");
        }

        var at = problems.Member("goals");
        if (experience.Goals.Count > MostGoals)
        {
            at.Add($"An experience has {MostGoals} goals at most.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var tests = new List<GoalTest>();
        for (var index = 0; index < experience.Goals.Count; index++)
        {
            var goal = experience.Goals[index];
            var item = at.Item(index);
            Check(goal, ids, item);
            var scope = new RuleScope(workspace, experience.Key);
            scope.HasName(goal.EventName, "event_name", item);
            if (goal.Revenue is { } revenue)
            {
                scope.HasName(revenue.Attribute, "attribute", item.Member("revenue"));
            }

            var condition = EventConditionCompiler.Compile(goal.Attributes, scope, item.Member("attributes"), 1);
            tests.Add(new(goal, condition, workspace.Zone, Signature(goal)));
        }

        return [.. tests];
    }

    private static void Check(Goal goal, HashSet<string> ids, ProblemList problems)
    {
        if (!Identifiers.IsAudienceId(goal.Id))
        {
            problems.Add("id", "A goal's id has 1 to 8 letters and digits.");
        }
        else if (!ids.Add(goal.Id))
        {
            problems.Add("id", "Another goal of this experience has this id.");
        }

        if (string.IsNullOrWhiteSpace(goal.Name) || goal.Name.Length > NameLength)
        {
            problems.Add("name", $"A name has 1 to {NameLength} characters.");
        }

        if (
            goal.Revenue is { } revenue
            && !(revenue.Currency.Length == 3 && revenue.Currency.All(char.IsAsciiLetterUpper))
        )
        {
            problems.Member("revenue").Add("currency", "A currency has three capital letters, such as EUR.");
        }
    }

    // What does not change which events count, or for how much, is left out.
    private static ulong Signature(Goal goal) =>
        XxHash3.HashToUInt64(
            JsonSerializer.SerializeToUtf8Bytes(
                goal with
                {
                    Id = "",
                    Name = "",
                    Revenue = goal.Revenue is { } revenue ? revenue with { Currency = "" } : null,
                },
                DecisionsJson.Default.Options
            )
        );
}
