using Attune.Core.Outbound;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// How one content API is asked again and left alone: retries with jitter, a circuit breaker that opens where half of at
/// least ten attempts in half a minute fail, and a bound on all attempts together.
/// </summary>
internal static class ContentApiPipelines
{
    /// <summary>All attempts and pauses of one call.</summary>
    public static readonly TimeSpan Total = TimeSpan.FromSeconds(15);

    /// <summary>How long an open breaker lets nothing through.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    public const int BreakerThroughput = 10;

    public static ResiliencePipeline<OutboundResponse> Create(int retries, TimeProvider time)
    {
        var failed = new PredicateBuilder<OutboundResponse>()
            .Handle<OutboundException>(failure =>
                failure.Failure is OutboundFailure.Unreachable or OutboundFailure.TimedOut or OutboundFailure.Damaged
            )
            .Handle<ContentApiException>(failure => failure.IsTransientFailure);
        var builder = new ResiliencePipelineBuilder<OutboundResponse> { TimeProvider = time };
        builder.AddTimeout(Total);
        if (retries > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions<OutboundResponse>
                {
                    ShouldHandle = failed,
                    MaxRetryAttempts = retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(100),
                    MaxDelay = TimeSpan.FromSeconds(2),
                    DelayGenerator = static retry =>
                        ValueTask.FromResult(
                            retry.Outcome.Exception is ContentApiException { RetryAfter: { } asked }
                            && asked > TimeSpan.Zero
                                ? asked
                                : (TimeSpan?)null
                        ),
                }
            );
        }
        return builder
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<OutboundResponse>
                {
                    ShouldHandle = failed,
                    FailureRatio = 0.5,
                    MinimumThroughput = BreakerThroughput,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = Break,
                }
            )
            .Build();
    }
}
