using Attune.Core.Content.Apis.Http;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>Calls a content API over HTTP without its cache. Safe for concurrent use.</summary>
public interface IHttpContentApiProbe
{
    Task<ContentApiTest> ProbeAsync(HttpContentApi api, ContentApiCall call, CancellationToken cancellationToken);
}
