using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Attune.Server.OpenApi;

/// <summary>
/// The OpenAPI 3.1 document of every API of this server: what the endpoints and their types say of themselves, over it
/// what the families' own descriptions say. Made once, at the first request for it. Thread-safe.
/// </summary>
internal sealed class ApiDocument(
    [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider types,
    IServiceProvider services
) : IDisposable
{
    /// <summary>The name of the document, and the version of the API.</summary>
    public const string Name = "v1";

    private static readonly JsonSerializerOptions Json = new(Http.JsonAnswers.Options) { WriteIndented = true };

    private readonly SemaphoreSlim making = new(1);
    private volatile byte[]? made;

    /// <summary>The document as UTF-8.</summary>
    public async ValueTask<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        if (made is { } document)
        {
            return document;
        }
        await making.WaitAsync(cancellationToken);
        try
        {
            return made ??= await MakeAsync(cancellationToken);
        }
        finally
        {
            making.Release();
        }
    }

    public void Dispose() => making.Dispose();

    private async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        var described = await types.GetOpenApiDocumentAsync(cancellationToken);
        var text = await described.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        var document = JsonNode.Parse(text)!.AsObject();
        var families = FamilyDescription.ReadAll();
        foreach (var family in families)
        {
            JsonOverlay.Lay(family.Document, document);
        }
        // Asked for only now, since endpoints are added until the server starts.
        var endpoints = services.GetRequiredService<EndpointDataSource>().Endpoints;
        new EndpointDescriptions(document, families).Complete(endpoints.OfType<RouteEndpoint>());
        DescriptionText.Clean(document);
        return JsonSerializer.SerializeToUtf8Bytes(document, Json);
    }
}
