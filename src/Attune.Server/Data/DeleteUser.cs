using Attune.Core.Users;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary>
/// <c>POST /v1/customer/delete?app_id=</c>: deletes one user when the buffer of a day (<see cref="DataSettings"/>) is
/// over. Until then the user is served and may be updated.
/// </summary>
internal sealed class DeleteUser(
    DataRequests requests,
    IUserDirectory users,
    RateLimitGate rates,
    DataSettings settings
)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Delete, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var errors = new DataErrorList();
        var user = UserReference.Read(body.Root, "identity_type", "identity_value", errors);
        if (errors.Count > 0)
        {
            await DataErrors.RefuseAsync(context, errors.All);
            return;
        }
        if (!await rates.AdmitAsync(context, DataRates.Delete))
        {
            return;
        }
        var outcome = await users.DeleteAsync(
            context.Caller().WorkspaceId,
            user!.Value,
            settings.DeleteAfter,
            context.RequestAborted
        );
        await (
            outcome.Found
                ? DataAnswers.AcceptAsync(context)
                : DataErrors.RefuseAsync(context, DataErrors.UserUnknown(user.Value.Value))
        );
    }
}
