using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Settings;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Settings;

/// <summary><c>/api/v1/settings</c>: the settings of the caller's workspace.</summary>
internal static class SettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var settings = group.MapGroup("/settings").WithTags("Settings");
        settings
            .MapGet("/", ReadAsync)
            .WithName("ReadSettings")
            .WithSummary("Read the settings of the workspace")
            .Produces<SettingsBody>();
        settings
            .MapPut("/", UpdateAsync)
            .WithName("UpdateSettings")
            .WithSummary("Replace the settings of the workspace")
            .Takes<SettingsBody>()
            .Produces<SettingsBody>()
            .ProducesChangeRefusals();
    }

    private static async Task<IResult> ReadAsync(HttpContext context, ReadSettings useCase) =>
        Show(await useCase.ExecuteAsync(context.Caller().WorkspaceId, context.RequestAborted));

    private static async Task<IResult> UpdateAsync(HttpContext context, UpdateSettings useCase, IKeyRing ring)
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var body = await context.ReadBodyAsync<SettingsBody>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            version,
            input.ToSettings(),
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Show(outcome.Value) : Refusal.From(outcome);
    }

    private static Answer<SettingsBody> Show(StoredSettings stored) =>
        new(SettingsBody.From(stored.Settings)) { Version = stored.Version };
}
