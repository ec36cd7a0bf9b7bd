using Attune.Decisions.Bucketing;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>Checks that stored slots are what the shares say.</summary>
internal static class SlotChecks
{
    /// <summary>The runs to decide by: the stored ones, or new ones where none are stored. Adds problems where they do not fit.</summary>
    public static IReadOnlyList<SlotRun> Check(
        IReadOnlyList<SlotRun>? stored,
        IReadOnlyList<SlotShare> shares,
        ProblemList problems
    )
    {
        if (stored is null)
        {
            return SlotAllocation.Edit(null, shares);
        }

        if (SlotAllocation.Expand(stored) is null)
        {
            problems.Add($"The runs must make up {Bucket.Slots} slots.");
            return [];
        }

        var before = problems.Count;
        foreach (var owner in stored.Where(run => run.Owner is not null).GroupBy(run => run.Owner!, run => run.Count))
        {
            var share = shares.FirstOrDefault(share => share.Owner == owner.Key);
            if (share.Owner is null || share.Slots != owner.Sum())
            {
                problems.Add($"The slots of \"{owner.Key}\" are not what its share says.");
            }
        }

        foreach (var share in shares.Where(share => share.Slots > 0 && stored.All(run => run.Owner != share.Owner)))
        {
            problems.Add($"\"{share.Owner}\" has a share and no slots.");
        }

        return problems.Count == before ? stored : [];
    }
}
