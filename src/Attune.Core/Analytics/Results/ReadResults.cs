using Attune.Core.Analytics.Reading;
using Attune.Core.Analytics.Rollups;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Results;

/// <summary>Reports how an experience's variations compare, for HTTP and dashboard. Safe for concurrent use.</summary>
public sealed class ReadResults
{
    /// <summary>The error over all looks and comparisons of one goal.</summary>
    public const double Alpha = 0.05;

    private readonly IWorkspaceSnapshots snapshots;
    private readonly IAnalyticsStore store;
    private readonly FreshTotals totals;

    internal ReadResults(IWorkspaceSnapshots snapshots, IAnalyticsStore store, FreshTotals totals)
    {
        this.snapshots = snapshots;
        this.store = store;
        this.totals = totals;
    }

    /// <summary>The results; not found for an experience that was never published.</summary>
    public async Task<Outcome<ExperimentResults>> ExecuteAsync(
        string workspaceId,
        string experienceId,
        CancellationToken cancellationToken
    )
    {
        var document = snapshots.Find(workspaceId).Document;
        var experience = document.Experiences.FirstOrDefault(each => each.Id == experienceId);
        if (experience is null or { State: ExperienceState.Draft })
        {
            return Outcome<ExperimentResults>.NotFound();
        }
        var (output, asOf) = await totals.ReadAsync(workspaceId, cancellationToken);
        var outcomes = await store.OutcomesAsync(output.Generation, experienceId, cancellationToken);
        var all = await store.RowsAsync(Counts(output, experienceId, 0), cancellationToken);
        var sincePublish = await store.RowsAsync(Counts(output, experienceId, Since(experience)), cancellationToken);
        var comparing = new Comparing(experience, document.GlobalControlGroup, outcomes, all, sincePublish);
        return Outcome<ExperimentResults>.Done(
            new ExperimentResults
            {
                ExperienceId = experienceId,
                AsOf = asOf,
                Alpha = Alpha,
                Comparisons = [.. experience.Audiences.SelectMany(comparing.Of)],
            }
        );
    }

    // The first whole quarter of an hour after the shares were published.
    private static long Since(Experience experience) =>
        experience.UpdatedAt is { } published ? RollupDelta.QuarterOf(published.ToUnixTimeMilliseconds()) + 1 : 0;

    private static RollupQuery Counts(AnalyticsOutput output, string experienceId, long from) =>
        new()
        {
            Generation = output.Generation,
            ExperienceId = experienceId,
            Grain = Grain.Quarter,
            From = from,
            Until = long.MaxValue,
            ByAudience = true,
            ByVariation = true,
        };
}
