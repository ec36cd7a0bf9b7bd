using System.Globalization;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>
/// Gives ids to audiences and variations that have none. One of a name that was there before keeps its id, so that content
/// without ids can be sent again and again and users keep what they have; another one gets an id that was never given. Pure.
/// </summary>
internal static class ContentIds
{
    // No audience has such an id.
    private const string GoalIds = "#goals";

    /// <summary>The content with all ids, and the ids that are given away by now.</summary>
    /// <param name="content">What was written.</param>
    /// <param name="record">The stored experience, or an empty one.</param>
    public static (ExperienceContent Content, IReadOnlyDictionary<string, int> Given) Give(
        ExperienceContent content,
        ExperienceRecord record
    )
    {
        var given = new SortedDictionary<string, int>(record.GivenIds.ToDictionary(), StringComparer.Ordinal);
        foreach (var audience in content.Audiences)
        {
            if (audience.Id is { } id)
            {
                given.TryAdd(id, 0);
            }
        }
        AudienceContent[] known = [.. record.Live?.Audiences ?? [], .. record.Draft?.Audiences ?? []];
        var used = content.Audiences.Select(audience => audience.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var audiences = new List<AudienceContent>();
        foreach (var audience in content.Audiences)
        {
            var id =
                audience.Id
                ?? known.FirstOrDefault(other => other.Name == audience.Name && !used.Contains(other.Id ?? ""))?.Id
                ?? Identifiers.NextAudienceId(given.Keys);
            used.Add(id);
            var (variations, greatest) = Give(
                audience.Variations,
                [.. known.Where(other => other.Id == id).SelectMany(other => other.Variations)],
                given.GetValueOrDefault(id)
            );
            given[id] = greatest;
            audiences.Add(audience with { Id = id, Variations = variations });
        }
        var goals = GiveGoals(content.Goals, [.. record.Live?.Goals ?? [], .. record.Draft?.Goals ?? []], given);
        return (content with { Audiences = audiences, Goals = goals }, given);
    }

    private static (IReadOnlyList<VariationContent> Variations, int Greatest) Give(
        IReadOnlyList<VariationContent> variations,
        IReadOnlyList<VariationContent> known,
        int greatest
    )
    {
        var used = variations.Select(variation => variation.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        greatest = Math.Max(greatest, used.Select(Number).DefaultIfEmpty(0).Max());
        var complete = new List<VariationContent>();
        foreach (var variation in variations)
        {
            var id =
                variation.Id
                ?? known.FirstOrDefault(other => other.Name == variation.Name && !used.Contains(other.Id ?? ""))?.Id
                ?? (++greatest).ToString(CultureInfo.InvariantCulture);
            used.Add(id);
            complete.Add(variation with { Id = id });
        }
        return (complete, greatest);
    }

    private static IReadOnlyList<Goal> GiveGoals(
        IReadOnlyList<Goal> goals,
        IReadOnlyList<Goal> known,
        SortedDictionary<string, int> given
    )
    {
        var used = goals.Select(goal => goal.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        var greatest = given.GetValueOrDefault(GoalIds);
        var complete = new List<Goal>();
        foreach (var goal in goals)
        {
            var id = goal.Id;
            if (id.Length == 0)
            {
                id = known.FirstOrDefault(other => other.Name == goal.Name && !used.Contains(other.Id))?.Id ?? "";
            }
            while (id.Length == 0)
            {
                var next = FormattableString.Invariant($"G{++greatest}");
                id = used.Contains(next) ? "" : next;
            }
            used.Add(id);
            complete.Add(goal with { Id = id });
        }
        if (greatest > 0)
        {
            given[GoalIds] = greatest;
        }
        return complete;
    }

    private static int Number(string id) =>
        Identifiers.IsVariationId(id) ? int.Parse(id, CultureInfo.InvariantCulture) : 0;
}
