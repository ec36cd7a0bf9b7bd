using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.Data;

/// <summary><c>POST /v1/integrations/authentication</c>: tells whether a workspace id and key in the body are right.</summary>
internal sealed class TestConnection(IKeyRing keys)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await DataRequests.ReadObjectAsync(context, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var errors = new DataErrorList();
        var appId = DataFields.RequiredText(body.Root, "app_id", errors);
        var secret = DataFields.RequiredText(body.Root, "app_secret", errors);
        DataFields.RequiredText(body.Root, "source", errors);
        DataFields.RequiredText(body.Root, "region", errors);
        if (errors.Count > 0)
        {
            await DataErrors.RefuseAsync(context, errors.All);
            return;
        }
        if (appId != context.Caller().WorkspaceId)
        {
            await DataErrors.AppIdMismatchAsync(context);
            return;
        }
        await (
            keys.Authenticate(appId, secret)?.Scopes.HasFlag(KeyScopes.Data) == true
                ? DataAnswers.WriteAsync(context, new { status = "success", app_name = appId })
                : DataErrors.KeyMismatchAsync(context)
        );
    }
}
