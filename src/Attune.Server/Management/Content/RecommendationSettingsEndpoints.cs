using Attune.Core.Content.Recommendations;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Content;

/// <summary>Which events of the workspace are actions on items.</summary>
internal static class RecommendationSettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var settings = group.MapGroup("/recommendation-settings").WithTags("ProductSets");
        settings
            .MapGet("/", ReadAsync)
            .WithName("ReadRecommendationSettings")
            .WithSummary("Read which events are actions on items")
            .Produces<RecommendationSettings>();
        settings
            .MapPut("/", UpdateAsync)
            .WithName("UpdateRecommendationSettings")
            .WithSummary("Say which events are actions on items; recommendations are made anew from all stored events")
            .Takes<RecommendationSettings>()
            .Produces<RecommendationSettings>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, ChangeRecommendationSettings settings) =>
        new Answer<RecommendationSettings>(
            await settings.ReadAsync(context.Caller().WorkspaceId, context.RequestAborted)
        );

    private static async Task<IResult> UpdateAsync(
        HttpContext context,
        ChangeRecommendationSettings settings,
        IKeyRing ring
    )
    {
        var body = await context.ReadBodyAsync<RecommendationSettings>();
        if (body.Record is not { } wanted)
        {
            return body.Refused!;
        }
        var outcome = await settings.ExecuteAsync(
            context.Caller().WorkspaceId,
            wanted,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? new Answer<RecommendationSettings>(outcome.Value) : Refusal.From(outcome);
    }
}
