using Attune.Decisions.Bucketing;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>Checks shares, which come in slots of 0.01 %.</summary>
internal static class Percentages
{
    /// <summary>The share in slots; 0 with a problem added where it is not one.</summary>
    public static int Check(decimal percentage, ProblemList problems, string member, decimal most = 100)
    {
        if (percentage <= most && SlotAllocation.ToSlots(percentage) is { } slots)
        {
            return slots;
        }

        problems.Add(member, FormattableString.Invariant($"A share is from 0 to {most}, in steps of 0.01."));
        return 0;
    }
}
