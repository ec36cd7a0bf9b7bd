using System.Net;
using System.Text.Json;
using Attune.Core.Outbound;
using Attune.Jinja;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// Everything that belongs to one version of one content API while it is in use: its compiled templates, token, retries and
/// breaker. Safe for concurrent use.
/// </summary>
internal sealed class ContentApiConnection
{
    private const int MaxDepth = 64;
    private static long lastId;

    private readonly HttpContentApi api;
    private readonly OutboundClient client;
    private readonly ContentApiSettings settings;
    private readonly ContentApiRequests? requests;
    private readonly string? problem;
    private readonly ContentApiTokens? tokens;
    private readonly ResiliencePipeline<OutboundResponse> pipeline;

    public ContentApiConnection(
        HttpContentApi api,
        JinjaEnvironment environment,
        OutboundClient client,
        ContentApiSettings settings,
        TimeProvider time
    )
    {
        this.api = api;
        this.client = client;
        this.settings = settings;
        try
        {
            requests = new ContentApiRequests(api, environment);
        }
        catch (Exception unusable) when (unusable is JinjaException or FormatException)
        {
            problem = unusable.Message;
        }
        tokens = api.OAuth is { } oauth ? new ContentApiTokens(oauth, api.Secrets, client, time) : null;
        pipeline = ContentApiPipelines.Create(api.Retries, time);
    }

    /// <summary>Never the same for two connections of a process.</summary>
    public long Id { get; } = Interlocked.Increment(ref lastId);

    /// <summary>Makes the request of a call, or says why there is none.</summary>
    public ContentApiRequest? Compose(ContentApiCall call, out string? why)
    {
        why = problem;
        try
        {
            return requests?.Compose(call, settings.MaxBytes);
        }
        catch (JinjaException failed)
        {
            why = failed.Message;
            return null;
        }
    }

    /// <summary>Sends the request, again where that may help; what went wrong is an answer too.</summary>
    public async Task<FetchedAnswer> FetchAsync(ContentApiRequest request)
    {
        try
        {
            var response = await pipeline.ExecuteAsync(
                async token => await AttemptAsync(request.Outbound, token),
                CancellationToken.None
            );
            return Read(response);
        }
        catch (BrokenCircuitException)
        {
            return FetchedAnswer.Failed(
                FetchOutcome.BreakerOpen,
                $"{Host}: failed too often lately and is left alone for a while"
            );
        }
        catch (TimeoutRejectedException)
        {
            return FetchedAnswer.Failed(
                FetchOutcome.Unreachable,
                $"{Host}: no answer within {ContentApiPipelines.Total.TotalSeconds:0} s, retries included"
            );
        }
        catch (OutboundException failed)
        {
            return FetchedAnswer.Failed(
                failed.Failure == OutboundFailure.Refused ? FetchOutcome.Refused : FetchOutcome.Unreachable,
                failed.Message
            );
        }
        catch (ContentApiException failed)
        {
            return FetchedAnswer.Failed(FetchOutcome.Refusing, failed.Message, failed.Status);
        }
    }

    private string Host => OutboundUrl.HostOf(api.Url);

    private async Task<OutboundResponse> AttemptAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        var (response, token) = await SendAsync(request, cancellationToken);
        if (response.Status == HttpStatusCode.Unauthorized && token is not null)
        {
            // The token may have been revoked before its time: one fresh one is tried.
            tokens!.Forget(token);
            (response, _) = await SendAsync(request, cancellationToken);
        }
        return ContentApiException.IsTransient(response.Status)
            ? throw Answered(response, isTransient: true)
            : response;
    }

    private async Task<(OutboundResponse Response, string? Token)> SendAsync(
        OutboundRequest request,
        CancellationToken cancellationToken
    )
    {
        if (tokens is null)
        {
            return (await client.SendAsync(request, cancellationToken), null);
        }
        var token = await tokens.GetAsync(cancellationToken);
        var signed = request with { Headers = [.. request.Headers, new("Authorization", $"Bearer {token}")] };
        return (await client.SendAsync(signed, cancellationToken), token);
    }

    private FetchedAnswer Read(OutboundResponse response)
    {
        if (!response.IsSuccess)
        {
            throw Answered(response, isTransient: false);
        }
        if (!IsJson(response.MediaType))
        {
            throw Useless(response, $"{Host}: answered with {response.MediaType}, not JSON");
        }
        try
        {
            using var document = JsonDocument.Parse(response.Body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return FetchedAnswer.Of((int)response.Status, document.RootElement.Clone(), response.Body.Length);
        }
        catch (JsonException)
        {
            throw Useless(response, $"{Host}: the answer is not JSON");
        }
    }

    private ContentApiException Answered(OutboundResponse response, bool isTransient) =>
        new($"{Host}: answered {(int)response.Status}", isTransient, response.RetryAfter, (int)response.Status);

    private static ContentApiException Useless(OutboundResponse response, string message) =>
        new(message, isTransient: false, status: (int)response.Status);

    private static bool IsJson(string? mediaType) =>
        mediaType is null or "application/json" or "text/json"
        || (
            mediaType.StartsWith("application/", StringComparison.Ordinal)
            && mediaType.EndsWith("+json", StringComparison.Ordinal)
        );
}
