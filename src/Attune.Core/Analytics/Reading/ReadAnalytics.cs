using Attune.Core.Analytics.Rollups;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;
using Attune.Decisions.Users;
using NodaTime;
using NodaTime.Extensions;

namespace Attune.Core.Analytics.Reading;

/// <summary>Reports what an experience has done, from totals (docs/analytics.md). Safe for concurrent use.</summary>
public sealed class ReadAnalytics
{
    private readonly IWorkspaceSnapshots snapshots;
    private readonly IAnalyticsStore store;
    private readonly FreshTotals totals;
    private readonly TimeProvider time;

    internal ReadAnalytics(IWorkspaceSnapshots snapshots, IAnalyticsStore store, FreshTotals totals, TimeProvider time)
    {
        this.snapshots = snapshots;
        this.store = store;
        this.totals = totals;
        this.time = time;
    }

    /// <summary>The report; not found for an experience that was never published, invalid for a time that makes no sense.</summary>
    public async Task<Outcome<AnalyticsReport>> ExecuteAsync(
        string workspaceId,
        AnalyticsRequest request,
        CancellationToken cancellationToken
    )
    {
        var experience = snapshots
            .Find(workspaceId)
            .Document.Experiences.FirstOrDefault(each => each.Id == request.ExperienceId);
        if (experience is null or { State: ExperienceState.Draft })
        {
            return Outcome<AnalyticsReport>.NotFound();
        }
        var (output, asOf) = await totals.ReadAsync(workspaceId, cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(output.TimeZone) ?? DateTimeZone.Utc;
        var to = request.To ?? time.GetUtcNow().ToInstant().InZone(zone).Date;
        var from = request.From ?? to.PlusDays(1 - AnalyticsRequest.DefaultDays);
        if (Refuse(request, from, to) is { } refused)
        {
            return refused;
        }
        var times = new ReportTimes(request.Interval, zone);
        var rows = await store.RowsAsync(Query(request, output, times, from, to), cancellationToken);
        var others = await store.RowsAsync(
            OtherQuery(request, output, times.Buckets(from, to), times.Grain),
            cancellationToken
        );
        var figures = new ReportFigures(experience, request);
        return Outcome<AnalyticsReport>.Done(
            new AnalyticsReport
            {
                ExperienceId = experience.Id,
                From = from,
                To = to,
                TimeZone = output.TimeZone,
                Interval = request.Interval,
                Attribution = request.Attribution,
                AsOf = asOf,
                IsBeingRemade = output.IsReplaying,
                Rows = figures.Rows(rows, times),
                ControlGroups = figures.ControlGroups(others),
                Unattributed = figures.Unattributed(others),
            }
        );
    }

    private static Outcome<AnalyticsReport>? Refuse(AnalyticsRequest request, LocalDate from, LocalDate to)
    {
        var days = Period.DaysBetween(from, to) + 1;
        if (days < 1)
        {
            return Outcome<AnalyticsReport>.Invalid("to", "It must not be before from.");
        }
        var most = request.Interval == ReportInterval.Hour ? AnalyticsRequest.MaxDaysByHour : AnalyticsRequest.MaxDays;
        return days > most
            ? Outcome<AnalyticsReport>.Invalid("from", $"A report of this interval has {most} days at most.")
            : null;
    }

    private static RollupQuery Query(
        AnalyticsRequest request,
        AnalyticsOutput output,
        ReportTimes times,
        LocalDate from,
        LocalDate to
    )
    {
        var (first, until) = times.Buckets(from, to);
        return new RollupQuery
        {
            Generation = output.Generation,
            ExperienceId = request.ExperienceId,
            Measures = [Measure.Impressions, Measure.Clicks, ReportFigures.CreditOf(request.Attribution)],
            Grain = times.Grain,
            From = first,
            Until = until,
            ByBucket = request.Interval != ReportInterval.None,
            ByAudience = request.ByAudience || request.ByVariation,
            ByVariation = request.ByVariation,
            ByPlatform = request.ByPlatform,
            ByElement = request.ByElement,
            AudienceId = request.AudienceId,
            VariationId = request.VariationId,
            Platform = request.Platform,
        };
    }

    private static RollupQuery OtherQuery(
        AnalyticsRequest request,
        AnalyticsOutput output,
        (long From, long Until) buckets,
        Grain grain
    ) =>
        new()
        {
            Generation = output.Generation,
            ExperienceId = request.ExperienceId,
            Measures = [Measure.Assignments, Measure.AfterAssignment, Measure.Unattributed],
            Grain = grain,
            From = buckets.From,
            Until = buckets.Until,
            ByAudience = true,
            ByVariation = true,
        };
}
