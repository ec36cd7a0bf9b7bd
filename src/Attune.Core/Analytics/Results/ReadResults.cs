using Attune.Core.Analytics.Reading;
using Attune.Core.Analytics.Rollups;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;
using NodaTime;
using NodaTime.Extensions;

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
        var all = await store.RowsAsync(
            Counts(output, experienceId, Grain.Day, long.MinValue, long.MaxValue),
            cancellationToken
        );
        var sincePublish = await SincePublishAsync(output, experience, cancellationToken);
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

    /// <summary>From the first whole quarter of an hour after the shares were published: the rest of that day, then whole days.</summary>
    private async Task<IReadOnlyList<RollupRow>> SincePublishAsync(
        AnalyticsOutput output,
        Experience experience,
        CancellationToken cancellationToken
    )
    {
        if (experience.UpdatedAt is not { } published)
        {
            return [];
        }
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(output.TimeZone) ?? DateTimeZone.Utc;
        var nextDay = published.ToInstant().InZone(zone).Date.PlusDays(1);
        var (day, _) = new ReportTimes(ReportInterval.Day, zone).Buckets(nextDay, nextDay);
        var (endOfDay, _) = new ReportTimes(ReportInterval.Hour, zone).Buckets(nextDay, nextDay);
        var first = RollupDelta.QuarterOf(published.ToUnixTimeMilliseconds()) + 1;
        var rest = await store.RowsAsync(
            Counts(output, experience.Id, Grain.Quarter, first, endOfDay),
            cancellationToken
        );
        var days = await store.RowsAsync(
            Counts(output, experience.Id, Grain.Day, day, long.MaxValue),
            cancellationToken
        );
        return [.. rest, .. days];
    }

    private static RollupQuery Counts(
        AnalyticsOutput output,
        string experienceId,
        Grain grain,
        long from,
        long until
    ) =>
        new()
        {
            Generation = output.Generation,
            ExperienceId = experienceId,
            Measures = [Measure.FirstExposures, Measure.Assignments, Measure.Crossed],
            Grain = grain,
            From = from,
            Until = until,
            ByAudience = true,
            ByVariation = true,
        };
}
