using System.Text.Json;
using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary>
/// <c>POST /v1/devices/manage?app_id=</c>: blocks or unblocks devices of a user for push messages: those named, or all.
/// </summary>
internal sealed class ManageDevices(
    DataRequests requests,
    IUserDirectory users,
    IWorkspaceSettings workspaces,
    RateLimitGate rates
)
{
    private const string BlockedAttribute = "moe_push_blocked";

    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.ManageDevices, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var errors = new DataErrorList();
        var reader = new ManageDevicesReader(workspaces.Current(workspaceId).Identifiers);
        var request = reader.Read(body.Root, errors);
        if (request is null)
        {
            await DataErrors.RefuseAsync(context, errors.All);
            return;
        }
        if (!await rates.AdmitAsync(context, DataRates.ManageDevices))
        {
            return;
        }
        if (await users.ExportAsync(workspaceId, request.User, context.RequestAborted) is not { } user)
        {
            await DataErrors.RefuseAsync(context, DataErrors.UserUnknown(request.User.Value));
            return;
        }
        var change = new UserChange
        {
            Identifiers = [new Identifier(Identifier.InternalId, user.View.Id.ToString())],
            CreateIfMissing = false,
            Devices = [.. user.Devices.Where(request.Concerns).Select(device => Change(device.Key, request))],
        };
        if (change.Devices.Count > 0)
        {
            var outcomes = await users.ApplyAsync(workspaceId, [change], context.RequestAborted);
            ChangeErrors.Describe(outcomes[0], errors);
        }
        await (errors.Count == 0 ? DataAnswers.AcceptAsync(context) : DataErrors.RefuseAsync(context, errors.All));
    }

    private static DeviceChange Change(string deviceId, ManageDevicesRequest request)
    {
        var attributes = new AttributeSetBuilder().Set(BlockedAttribute, request.Block);
        if (request.Reason is not null)
        {
            attributes.Set("moe_push_blocked_reason", request.Reason);
        }
        if (request.Reference is not null)
        {
            attributes.Set("moe_push_blocked_reference", request.Reference);
        }
        return new DeviceChange(deviceId, attributes.Build());
    }
}
