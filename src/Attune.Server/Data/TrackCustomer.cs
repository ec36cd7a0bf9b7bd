using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary><c>POST /v1/customer/{app_id}</c>: makes or updates one user.</summary>
internal sealed class TrackCustomer(
    DataRequests requests,
    IUserDirectory users,
    IWorkspaceSettings workspaces,
    UserPlace place,
    RateLimitGate rates
)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Customer, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var errors = new DataErrorList();
        DataRequests.RequireType(body.Root, CustomerReader.Type, errors);
        var identity = new IdentityReader(workspaces.Current(workspaceId).Identifiers);
        var change = new CustomerReader(identity).Read(body.Root, errors);
        if (errors.Count == 0)
        {
            if (!await rates.AdmitAsync(context, DataRates.Users))
            {
                return;
            }
            var outcomes = await users.ApplyAsync(workspaceId, [place.Add(context, change)], context.RequestAborted);
            ChangeErrors.Describe(outcomes[0], errors);
        }
        await (errors.Count == 0 ? DataAnswers.AcceptAsync(context) : DataErrors.RefuseAsync(context, errors.All));
    }
}
