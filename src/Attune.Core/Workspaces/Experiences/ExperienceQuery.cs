using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Which experiences to list. Conditions that are null do not apply.</summary>
public sealed record ExperienceQuery
{
    /// <summary>Words that must all be in the name, the key, the id or a tag, without case.</summary>
    public string? Search { get; init; }

    /// <summary>One of these.</summary>
    public IReadOnlyList<ExperienceStatus>? Statuses { get; init; }

    /// <summary>Exactly this tag.</summary>
    public string? Tag { get; init; }

    public ExperienceSort Sort { get; init; } = ExperienceSort.Updated;

    /// <summary>From the greatest down; for names and keys from the end of the alphabet.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended; null for the first.</summary>
    public string? Cursor { get; init; }
}
