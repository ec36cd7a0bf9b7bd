using System.Text.Json;
using System.Text.Json.Serialization;
using Attune.Core.Moving;

namespace Attune.Server.Moving;

/// <summary><c>/local/move</c>: for the command on the same machine; to everybody else there is nothing here.</summary>
internal static class MoveEndpoints
{
    public const string Path = "/local/move";

    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Path, StartAsync);
        endpoints.MapGet(
            Path,
            (HttpContext context, LocalControl control, IDatabaseMove move) =>
                control.Admits(context) ? Results.Json(move.Progress, Json) : Results.NotFound()
        );
    }

    private static async Task<IResult> StartAsync(
        HttpContext context,
        LocalControl control,
        IDatabaseMove move,
        IHostApplicationLifetime lifetime
    )
    {
        if (!control.Admits(context))
        {
            return Results.NotFound();
        }
        if (
            await JsonSerializer.DeserializeAsync<MoveInput>(context.Request.Body, Json, context.RequestAborted)
            is not { To.Length: > 0 } input
        )
        {
            return Results.BadRequest();
        }
        try
        {
            // It goes on when the command is gone, and is given up when the server stops.
            _ = move.RunAsync(input.To, lifetime.ApplicationStopping);
            return Results.Json(move.Progress, Json, statusCode: StatusCodes.Status202Accepted);
        }
        catch (InvalidOperationException refused)
        {
            return Results.Json(new MoveProgress { Phase = MovePhase.Failed, Error = refused.Message }, Json);
        }
    }
}
