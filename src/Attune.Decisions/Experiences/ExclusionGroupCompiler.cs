using Attune.Decisions.Bucketing;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>Checks and compiles one exclusive group.</summary>
internal static class ExclusionGroupCompiler
{
    public const int NameLength = 256;

    /// <summary>Adds each member's share, or problems.</summary>
    public static void Compile(
        ExclusionGroup group,
        DecisionLimits limits,
        Dictionary<string, ExclusionShare> shares,
        ProblemList problems
    )
    {
        if (!Identifiers.IsObjectId(group.Id))
        {
            problems.Add("id", "An id has 24 hexadecimal digits.");
        }

        if (string.IsNullOrWhiteSpace(group.Name) || group.Name.Length > NameLength)
        {
            problems.Add("name", $"A name has 1 to {NameLength} characters.");
        }

        var at = problems.Member("members");
        if (group.Members.Count < 1 || group.Members.Count > limits.ExperiencesPerExclusionGroup)
        {
            at.Add(FormattableString.Invariant($"A group has 1 to {limits.ExperiencesPerExclusionGroup} experiences."));
        }

        var wanted = new List<SlotShare>();
        for (var index = 0; index < group.Members.Count; index++)
        {
            var member = group.Members[index];
            var item = at.Item(index);
            if (shares.ContainsKey(member.ExperienceId) || wanted.Any(share => share.Owner == member.ExperienceId))
            {
                item.Add("experience_id", "An experience can be in one group, once.");
            }

            wanted.Add(new(member.ExperienceId, Percentages.Check(member.Percentage, item, "percentage")));
        }

        var sum = wanted.Sum(share => share.Slots);
        if (sum > Bucket.Slots)
        {
            at.Add(FormattableString.Invariant($"The percentages make {sum / 100m} together; they may make 100."));
        }

        if (problems.Count > 0)
        {
            return;
        }

        var runs = SlotChecks.Check(group.Slots, wanted, problems.Member("slots"));
        if (problems.Count > 0)
        {
            return;
        }

        var slots = new SlotMap(runs, [.. group.Members.Select(member => member.ExperienceId)]);
        for (var index = 0; index < group.Members.Count; index++)
        {
            shares.Add(group.Members[index].ExperienceId, new(group, slots, index));
        }
    }
}
