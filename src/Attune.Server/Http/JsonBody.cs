using System.Text.Json;

namespace Attune.Server.Http;

/// <summary>
/// A request's body as one JSON document, in which no member is named twice, nothing is nested deeper than allowed and
/// every string is readable. Its elements live until <see cref="Dispose"/>; reading is safe for concurrent use.
/// </summary>
public sealed class JsonBody : IDisposable
{
    private readonly RequestBody body;
    private readonly JsonDocument document;

    private JsonBody(RequestBody body, JsonDocument document)
    {
        this.body = body;
        this.document = document;
    }

    /// <summary>The document.</summary>
    public JsonElement Root => document.RootElement;

    /// <summary>Its text.</summary>
    public ReadOnlyMemory<byte> Utf8 => body.Utf8;

    /// <summary>
    /// Reads the body. Where that fails the endpoint's family has answered already, and null is returned.
    /// </summary>
    /// <param name="context">The request; its endpoint must have a family.</param>
    /// <param name="limits">What to read at most.</param>
    public static async ValueTask<JsonBody?> ReadAsync(HttpContext context, BodyLimits limits)
    {
        var body = await RequestBody.ReadAsync(context, limits);
        if (body is null)
        {
            return null;
        }
        try
        {
            // First, since looking for members of one name reads every name as text.
            if (!EscapedSurrogates.AreWhole(body.Utf8.Span))
            {
                body.Dispose();
                var half = new MalformedBody(MalformedBodyKind.NotUtf8, "An escape stands for half a character.");
                await context.Family().MalformedJsonAsync(context, half);
                return null;
            }
            var document = JsonDocument.Parse(
                body.Utf8,
                new JsonDocumentOptions { MaxDepth = limits.MaxDepth, AllowDuplicateProperties = false }
            );
            return new JsonBody(body, document);
        }
        catch (JsonException failure)
        {
            body.Dispose();
            var malformed = new MalformedBody(MalformedBodyKind.NotJson, failure.Message);
            await context.Family().MalformedJsonAsync(context, malformed);
        }
        return null;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        document.Dispose();
        body.Dispose();
    }
}
