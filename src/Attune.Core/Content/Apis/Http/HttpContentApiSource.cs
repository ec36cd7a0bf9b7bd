using System.Runtime.CompilerServices;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Outbound;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// Answers for <see cref="HttpContentApi"/>: from the workspace's cache, or over the network. Safe for concurrent use.
/// </summary>
internal sealed partial class HttpContentApiSource(
    ContentTemplates templates,
    OutboundClient client,
    ContentApiCaches caches,
    ContentApiSettings settings,
    ContentApiMetrics metrics,
    TimeProvider time,
    ILogger<HttpContentApiSource> logger
) : IContentApiSource, IHttpContentApiProbe
{
    private readonly ConditionalWeakTable<HttpContentApi, ContentApiConnection> connections = [];

    public Type Handles => typeof(HttpContentApi);

    public bool AnswersAtOnce => false;

    public async ValueTask<ContentApiAnswer> CallAsync(
        ContentApi api,
        ContentApiCall call,
        CancellationToken cancellationToken
    )
    {
        var http = (HttpContentApi)api;
        var connection = Connect(http);
        var request = connection.Compose(call, out var problem);
        var fetched =
            request is null ? FetchedAnswer.Failed(FetchOutcome.Refused, problem ?? "It cannot be called")
            : http.CacheMinutes == 0 ? await FetchAsync(http, connection, request)
            : await caches.GetAsync(
                call.WorkspaceId,
                // The connection stands for the version of the record: a changed one never answers from before.
                $"{connection.Id}:{request.Key}",
                TimeSpan.FromMinutes(http.CacheMinutes),
                () => FetchAsync(http, connection, request)
            );
        metrics.Called(http.Name, fetched.Json is not null);
        return fetched.ToAnswer();
    }

    public async Task<ContentApiTest> ProbeAsync(
        HttpContentApi api,
        ContentApiCall call,
        CancellationToken cancellationToken
    )
    {
        var connection = Connect(api);
        if (connection.Compose(call, out var problem) is not { } request)
        {
            return new ContentApiTest(null, null, problem);
        }
        var fetched = await FetchAsync(api, connection, request).WaitAsync(cancellationToken);
        return new ContentApiTest(fetched.Status, fetched.Json, fetched.Problem);
    }

    private ContentApiConnection Connect(HttpContentApi api) =>
        connections.GetValue(
            api,
            record => new ContentApiConnection(record, templates.Environment, client, settings, time)
        );

    private async Task<FetchedAnswer> FetchAsync(
        HttpContentApi api,
        ContentApiConnection connection,
        ContentApiRequest request
    )
    {
        var began = time.GetTimestamp();
        var fetched = await connection.FetchAsync(request);
        metrics.Fetched(api.Name, fetched.Outcome, time.GetElapsedTime(began));
        if (fetched.Problem is { } problem)
        {
            LogFailed(logger, api.Name, problem);
        }
        return fetched;
    }

    [LoggerMessage(1, LogLevel.Warning, "The content API {ContentApi} gave no answer: {Reason}")]
    private static partial void LogFailed(ILogger logger, string contentApi, string reason);
}
