using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary><c>POST /v1/event/{app_id}</c>: tracks events of one user.</summary>
internal sealed class TrackEvent(
    DataRequests requests,
    IUserDirectory users,
    IWorkspaceSettings workspaces,
    LocalEventTimes localTimes,
    UserPlace place,
    ActionReader actions,
    RateLimitGate rates
)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Event, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var errors = new DataErrorList();
        DataRequests.RequireType(body.Root, EventReader.Type, errors);
        var identity = new IdentityReader(workspaces.Current(workspaceId).Identifiers);
        var change = new EventReader(identity, actions).Read(body.Root, errors, out var local);
        if (errors.Count == 0)
        {
            change = await localTimes.SettleAsync(workspaceId, change, local, errors, context.RequestAborted);
        }
        if (errors.Count == 0)
        {
            if (!await rates.AdmitAsync(context, DataRates.Events, change.Events.Count))
            {
                return;
            }
            var outcomes = await users.ApplyAsync(workspaceId, [place.Add(context, change)], context.RequestAborted);
            ChangeErrors.Describe(outcomes[0], errors);
        }
        await (errors.Count == 0 ? DataAnswers.AcceptAsync(context) : DataErrors.RefuseAsync(context, errors.All));
    }
}
