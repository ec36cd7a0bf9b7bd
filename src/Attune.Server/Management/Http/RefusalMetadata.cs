namespace Attune.Server.Management.Http;

/// <summary>Tells the OpenAPI document how a call may be refused.</summary>
internal static class RefusalMetadata
{
    private const string MediaType = "application/problem+json";

    public static RouteHandlerBuilder ProducesRefusals(
        this RouteHandlerBuilder builder,
        params ReadOnlySpan<int> statuses
    )
    {
        foreach (var status in statuses)
        {
            builder.Produces<ProblemBody>(status, MediaType);
        }
        return builder;
    }

    /// <summary>What every change of something that exists can answer.</summary>
    public static RouteHandlerBuilder ProducesChangeRefusals(this RouteHandlerBuilder builder) =>
        builder
            .WithMetadata(NeedsIfMatch.Instance)
            .ProducesRefusals(
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status428PreconditionRequired
            );
}
