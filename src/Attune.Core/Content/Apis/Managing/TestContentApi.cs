using System.Text.Json;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Rendering;
using Attune.Decisions.Users;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>
/// Calls a content API once with the given attributes, past its cache, and shows what came (wire.md 5.4). Safe for
/// concurrent use.
/// </summary>
public sealed class TestContentApi(
    ContentApiShelf shelf,
    ContentApiCaller caller,
    IHttpContentApiProbe probe,
    RenderContexts contexts,
    TimeProvider time
)
{
    /// <summary>Null where there is no such content API.</summary>
    public async Task<ContentApiTest?> ExecuteAsync(
        string workspaceId,
        string id,
        AttributeSet userAttributes,
        AttributeSet eventAttributes,
        CancellationToken cancellationToken
    )
    {
        if (await shelf.FindAsync(workspaceId, id, cancellationToken) is not { } stored)
        {
            return null;
        }
        if (!stored.IsComplete)
        {
            return new ContentApiTest(null, null, "Its secrets must be entered again");
        }
        var context = contexts.Rent(
            new RenderSubject
            {
                WorkspaceId = workspaceId,
                Now = time.GetUtcNow(),
                UserAttributes = AttributeCatalog.Canonical(userAttributes),
                EventAttributes = eventAttributes,
            }
        );
        try
        {
            using var nothing = JsonDocument.Parse("{}");
            var call = new ContentApiCall(workspaceId, nothing.RootElement.Clone(), context.ApiSubject);
            if (stored.Record is HttpContentApi http)
            {
                var test = await probe.ProbeAsync(http, call, cancellationToken);
                return test with { Body = test.Body is { } body ? MaskedFields.Apply(body, http.MaskedFields) : null };
            }
            var answer = await caller.CallAsync(stored.Record, call, cancellationToken);
            return new ContentApiTest(answer.Json is null ? null : 200, answer.Json, answer.Problem);
        }
        finally
        {
            contexts.Return(context);
        }
    }
}
