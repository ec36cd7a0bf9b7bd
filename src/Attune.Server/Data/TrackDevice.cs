using Attune.Core.Users;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary><c>POST /v1/device/{app_id}</c>: makes or updates one device of a user who is there already.</summary>
internal sealed class TrackDevice(DataRequests requests, IUserDirectory users, RateLimitGate rates)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Device, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var errors = new DataErrorList();
        DataRequests.RequireType(body.Root, DeviceReader.Type, errors);
        var change = DeviceReader.Read(body.Root, errors);
        if (errors.Count == 0)
        {
            if (!await rates.AdmitAsync(context, DataRates.Devices))
            {
                return;
            }
            var outcomes = await users.ApplyAsync(context.Caller().WorkspaceId, [change], context.RequestAborted);
            if (outcomes[0].Status == ChangeStatus.NotFound)
            {
                errors.Add(DataErrors.UserUnknown(change.Identifiers[0].Value));
            }
            ChangeErrors.Describe(outcomes[0], errors);
        }
        await (errors.Count == 0 ? DataAnswers.AcceptAsync(context) : DataErrors.RefuseAsync(context, errors.All));
    }
}
