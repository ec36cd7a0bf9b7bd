using Attune.Decisions.Audiences;
using Attune.Decisions.Bucketing;
using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>An experience as it is stored: what is served, and what somebody is writing.</summary>
public sealed record ExperienceRecord
{
    /// <summary>What is being written; null where there is nothing beyond what is live.</summary>
    public ExperienceContent? Draft { get; init; }

    /// <summary>What was published last, with all ids and rules in it; null before the first publish.</summary>
    public ExperienceContent? Live { get; init; }

    public ExperienceState State { get; init; }

    /// <summary>Which of the 10,000 slots belong to which variation, by audience id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SlotRun>> Slots { get; init; } =
        new Dictionary<string, IReadOnlyList<SlotRun>>();

    /// <summary>The greatest variation id that was ever given, by audience id; so that none is used again.</summary>
    public IReadOnlyDictionary<string, int> GivenIds { get; init; } = new Dictionary<string, int>();

    public DateTimeOffset? PublishedAt { get; init; }

    public Actor? PublishedBy { get; init; }

    /// <summary>The live content as decisions read it.</summary>
    /// <exception cref="InvalidOperationException">Nothing was published yet.</exception>
    public Experience ToLive(string id) =>
        Compose(
            id,
            Live ?? throw new InvalidOperationException("The experience was never published."),
            State,
            audience => Slots.GetValueOrDefault(audience)
        ) with
        {
            UpdatedAt = PublishedAt,
            KeyLocked = true,
        };

    /// <summary>Content, whose ids and rules are all given, as decisions read it.</summary>
    internal static Experience Compose(
        string id,
        ExperienceContent content,
        ExperienceState state,
        Func<string, IReadOnlyList<SlotRun>?> slots
    ) =>
        new()
        {
            Id = id,
            Key = content.Key,
            Name = content.Name,
            Description = content.Description,
            Tags = content.Tags,
            State = state,
            Audiences = [.. content.Audiences.Select(audience => Compose(audience, slots))],
            Schedule = content.Schedule,
            Priority = content.Priority,
            ControlGroup = content.ControlGroup,
            UseGlobalControlGroup = content.UseGlobalControlGroup,
            Goals = content.Goals,
            AttributionWindowHours = content.AttributionWindowHours,
        };

    private static ExperienceAudience Compose(AudienceContent audience, Func<string, IReadOnlyList<SlotRun>?> slots) =>
        new()
        {
            Id = audience.Id ?? "",
            Name = audience.Name,
            Rule = audience.Rule ?? AudienceRule.AllUsers,
            Variations =
            [
                .. audience.Variations.Select(variation => new Variation
                {
                    Id = variation.Id ?? "",
                    Name = variation.Name,
                    Percentage = variation.Percentage,
                    Variables = variation.Variables,
                }),
            ],
            Slots = slots(audience.Id ?? ""),
        };
}
