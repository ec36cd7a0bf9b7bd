using System.Diagnostics.Metrics;

namespace Attune.Core.Content.Apis.Http;

/// <summary>What is counted of content APIs, as instruments of the meter <c>Attune.ContentApis</c>. Thread-safe.</summary>
public sealed class ContentApiMetrics : IDisposable
{
    private readonly Meter meter = new("Attune.ContentApis");
    private readonly Counter<long> calls;
    private readonly Counter<long> fetches;
    private readonly Histogram<double> duration;

    public ContentApiMetrics()
    {
        calls = meter.CreateCounter<long>(
            "attune.content_api.calls",
            description: "Calls of templates, by whether there was an answer."
        );
        fetches = meter.CreateCounter<long>(
            "attune.content_api.fetches",
            description: "Requests to content APIs (retries not counted), by outcome."
        );
        duration = meter.CreateHistogram<double>(
            "attune.content_api.fetch.duration",
            unit: "s",
            description: "Time of a request to a content API, retries included."
        );
    }

    public void Dispose() => meter.Dispose();

    internal void Called(string api, bool answered) =>
        calls.Add(1, new("content_api", api), new KeyValuePair<string, object?>("answered", answered));

    internal void Fetched(string api, FetchOutcome outcome, TimeSpan took)
    {
        var name = new KeyValuePair<string, object?>("content_api", api);
        fetches.Add(1, name, new("outcome", outcome.ToString()));
        duration.Record(took.TotalSeconds, name);
    }
}
