using System.Text.Json;
using Attune.Core.Content.Preview;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.Preview;

/// <summary>The personalization preview API (second seed; wire.md 3.1).</summary>
internal static class PreviewEndpoints
{
    public const string Path = "/core-services/v1/personalization/preview";

    /// <summary>The name of the API's rate.</summary>
    public const string Rate = "preview";

    /// <summary>
    /// What a preview may send: a template of the preview profile has up to 1,048,576 characters, which JSON writes with up
    /// to three bytes each and escapes, and the texts of an answer have 4 MiB in all.
    /// </summary>
    public static readonly BodyLimits Limits = new(4 * 1024 * 1024);

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost(Path, PreviewAsync)
            .WithFamily(PreviewErrors.Instance)
            .RequireScope(KeyScopes.Content)
            .CountRequests(Rate);

    private static async Task PreviewAsync(HttpContext context, PreviewContent preview)
    {
        using var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return;
        }
        var problems = new List<PreviewProblem>();
        var request = PreviewRequestReader.Read(context.Caller().WorkspaceId, body.Root, problems);
        request = request with { Diagnose = DiagnosticsBody.AreAsked(context.Request.Query, problems) };
        var outcome = await preview.HandleAsync(request, problems, context.RequestAborted);
        if (!outcome.IsRendered)
        {
            await PreviewErrors.InvalidAsync(
                context,
                outcome.Problems,
                request.Diagnose ? DiagnosticsBody.From(outcome.Diagnostics) : null
            );
            return;
        }
        context.Response.ContentType = "application/json";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("personalized_content");
            writer.WritePropertyName("payload");
            writer.WriteRawValue(outcome.Payload.Span, skipInputValidation: true);
            writer.WriteEndObject();
            if (request.Diagnose)
            {
                writer.WritePropertyName("diagnostics");
                JsonSerializer.Serialize(writer, DiagnosticsBody.From(outcome.Diagnostics), JsonAnswers.Options);
            }
            writer.WriteEndObject();
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
