using System.Text.Json;
using Attune.Core.Personalize;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.Personalize;

/// <summary>The personalize API: fetch, metadata and events (wire.md 1 and 2; first seed).</summary>
internal static class PersonalizeEndpoints
{
    public const string FetchPath = "/v1/experiences/fetch";
    public const string MetadataPath = "/v1/experiences/metadata";
    public const string EventsPath = "/v1/experiences/events";

    /// <summary>The name of fetch's rate.</summary>
    public const string FetchRate = "fetch";

    /// <summary>The name of the metadata's rate.</summary>
    public const string MetadataRate = "metadata";

    /// <summary>The name of the rate of reported impressions and clicks.</summary>
    public const string EventsRate = "experience_events";

    private static readonly BodyLimits Limits = new(FetchLimits.MaxBodyBytes);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost(FetchPath, FetchAsync)
            .WithFamily(PersonalizeErrors.Instance)
            .RequireScope(KeyScopes.Personalize)
            .CountRequests(FetchRate);
        // Older descriptions of the API declare POST.
        endpoints
            .MapMethods(MetadataPath, [HttpMethods.Get, HttpMethods.Post], MetadataAsync)
            .WithFamily(PersonalizeErrors.Instance)
            .RequireScope(KeyScopes.Personalize)
            .CountRequests(MetadataRate);
        endpoints
            .MapPost(EventsPath, TrackExperienceEvents.HandleAsync)
            .WithFamily(PersonalizeErrors.Instance)
            .RequireScope(KeyScopes.Personalize)
            .CountRequests(EventsRate);
    }

    private static async Task FetchAsync(HttpContext context, FetchExperiences fetch, FetchSightings sightings)
    {
        sightings.See(context.Caller().WorkspaceId);
        using var body = await RequestBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return;
        }
        var problems = new List<FetchProblem>(0);
        if (!TryRead(context, body, problems, out var request, out var malformed))
        {
            await PersonalizeErrors.Instance.MalformedJsonAsync(context, malformed);
            return;
        }
        if (problems.Count > 0)
        {
            await PersonalizeErrors.InvalidAsync(context, problems);
            return;
        }
        using var answer = await fetch.HandleAsync(request, ExplainRequest.Wants(context), context.RequestAborted);
        context.Response.ContentType = "application/json";
        // Known before anything is sent, the length spares the answer being cut into chunks.
        context.Response.ContentLength = FetchAnswerWriter.Write(
            context.Response.BodyWriter,
            context.RequestName(),
            answer
        );
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static bool TryRead(
        HttpContext context,
        RequestBody body,
        List<FetchProblem> problems,
        out FetchRequest request,
        out MalformedBody malformed
    )
    {
        request = null!;
        malformed = null!;
        var json = body.Utf8.Span;
        try
        {
            if (EscapedSurrogates.AreWhole(json))
            {
                request = FetchRequestReader.Read(json, context.Caller().WorkspaceId, context.RequestName(), problems);
                return true;
            }
            malformed = new MalformedBody(MalformedBodyKind.NotUtf8, "An escape stands for half a character.");
        }
        catch (JsonException failure)
        {
            malformed = new MalformedBody(MalformedBodyKind.NotJson, failure.Message);
        }
        return false;
    }

    private static async Task MetadataAsync(HttpContext context, ListExperienceMetadata list)
    {
        var experiences = list.Handle(context.Caller().WorkspaceId, MetadataQuery.Statuses(context.Request.Query));
        context.Response.ContentType = "application/json";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("metadata");
            writer.WriteNumber("count", experiences.Count);
            writer.WriteStartArray("experiences");
            foreach (var experience in experiences)
            {
                writer.WriteStartObject();
                writer.WriteString("experience_name", experience.Name);
                writer.WriteString("experience_key", experience.Key);
                writer.WriteString("status", experience.Status.ToString());
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
