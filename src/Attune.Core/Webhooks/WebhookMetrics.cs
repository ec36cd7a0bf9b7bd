using System.Diagnostics.Metrics;

namespace Attune.Core.Webhooks;

/// <summary>What is counted of webhooks, as an instrument of the meter <c>Attune.Webhooks</c>. Thread-safe.</summary>
public sealed class WebhookMetrics : IDisposable
{
    private readonly Meter meter = new("Attune.Webhooks");
    private readonly Counter<long> attempts;

    public WebhookMetrics() =>
        attempts = meter.CreateCounter<long>(
            "attune.webhooks.attempts",
            description: "Attempts to deliver, by the type of event and the outcome."
        );

    public void Dispose() => meter.Dispose();

    internal void Delivered(string type) => Count(type, "delivered");

    internal void Failed(string type) => Count(type, "failed");

    internal void GivenUp(string type) => Count(type, "given_up");

    private void Count(string type, string outcome) =>
        attempts.Add(1, new KeyValuePair<string, object?>("type", type), new("outcome", outcome));
}
