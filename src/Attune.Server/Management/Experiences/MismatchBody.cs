using Attune.Decisions.Rules;

namespace Attune.Server.Management.Experiences;

/// <summary>How often a condition could not compare a value, by why not.</summary>
internal sealed record MismatchBody
{
    /// <summary>The experience's key, or <c>segment NAME</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>Where the condition stands in that record.</summary>
    public required string Path { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>There was no such attribute, or the request did not say.</summary>
    public long Missing { get; init; }

    /// <summary>The attribute was null.</summary>
    public long Null { get; init; }

    /// <summary>The value was of another type than the condition says.</summary>
    public long WrongType { get; init; }

    /// <summary>The ranking of all users was not computed yet.</summary>
    public long NotRanked { get; init; }

    public static MismatchBody From(RuleClause clause, IReadOnlyList<(Mismatch Mismatch, long Count)> counts)
    {
        return new()
        {
            Owner = clause.Owner,
            Path = clause.Path,
            Text = clause.Text,
            Missing = Of(Mismatch.Missing),
            Null = Of(Mismatch.Null),
            WrongType = Of(Mismatch.WrongType),
            NotRanked = Of(Mismatch.NotRanked),
        };

        long Of(Mismatch mismatch) => counts.Where(count => count.Mismatch == mismatch).Sum(count => count.Count);
    }
}
