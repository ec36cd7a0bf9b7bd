using System.Diagnostics.Metrics;
using Attune.Decisions;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Personalize;

/// <summary>What is counted of fetches, as instruments of the meter <c>Attune.Personalize</c>. Thread-safe.</summary>
public sealed partial class PersonalizeMetrics : IDisposable
{
    private readonly Meter meter = new("Attune.Personalize");
    private readonly ILogger<PersonalizeMetrics> logger;
    private readonly Counter<long> fetches;
    private readonly Counter<long> outcomes;
    private readonly Counter<long> suppressed;
    private long failedCount;
    private long suppressedCount;

    public PersonalizeMetrics(ILogger<PersonalizeMetrics> logger)
    {
        this.logger = logger;
        fetches = meter.CreateCounter<long>("attune.personalize.fetches", description: "Fetches answered.");
        outcomes = meter.CreateCounter<long>(
            "attune.personalize.experiences",
            description: "Experiences decided, by the reason of the outcome."
        );
        suppressed = meter.CreateCounter<long>(
            "attune.personalize.suppressed",
            description: "Experiences that their own template held back with MOE_NOT_SEND."
        );
    }

    /// <summary>Experiences that were decided and could not be rendered, those held back not counted.</summary>
    public long Failed => Interlocked.Read(ref failedCount);

    /// <summary>Experiences that their own template held back.</summary>
    public long Suppressed => Interlocked.Read(ref suppressedCount);

    public void Dispose() => meter.Dispose();

    internal void Fetched(IReadOnlyList<Decision> decisions, IReadOnlyList<RenderFailure> failures)
    {
        fetches.Add(1);
        if (outcomes.Enabled)
        {
            foreach (var decision in decisions)
            {
                outcomes.Add(1, new KeyValuePair<string, object?>("reason", decision.Reason.WireName()));
            }
        }
        foreach (var failure in failures)
        {
            Failure(failure);
        }
    }

    private void Failure(RenderFailure failure)
    {
        if (failure.IsSuppressed)
        {
            Interlocked.Increment(ref suppressedCount);
            suppressed.Add(1);
            return;
        }
        Interlocked.Increment(ref failedCount);
        LogFailed(logger, failure.ExperienceKey, failure.Variable, failure.Message);
    }

    // Not a warning: a template that fails does so on every fetch, and is counted.
    [LoggerMessage(1, LogLevel.Debug, "The experience {Experience} is not served: {Variable}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string experience, string variable, string reason);
}
