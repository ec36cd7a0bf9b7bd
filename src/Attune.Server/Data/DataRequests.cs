using System.Text.Json;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.Data;

/// <summary>What every call of the family does first: the workspace in the address, then the body.</summary>
internal sealed class DataRequests(IKeyRing keys)
{
    private const string AppId = "app_id";

    /// <summary>
    /// The body, an object, of a request whose app_id (in the path, else in the query) is the caller's workspace.
    /// Where that fails the request is answered, and null is returned.
    /// </summary>
    public async ValueTask<JsonBody?> OpenAsync(HttpContext context, DataErrors errors, BodyLimits limits)
    {
        var appId = context.Request.RouteValues[AppId] as string ?? context.Request.Query[AppId].ToString();
        if (appId.Length == 0)
        {
            await DataErrors.AppIdMissingAsync(context);
            return null;
        }
        if (appId != context.Caller().WorkspaceId)
        {
            await (
                keys.WorkspaceExists(appId) ? DataErrors.AppIdMismatchAsync(context) : errors.AppIdInvalidAsync(context)
            );
            return null;
        }
        return await ReadObjectAsync(context, limits);
    }

    /// <summary>The body alone, an object; null where the request is answered.</summary>
    public static async ValueTask<JsonBody?> ReadObjectAsync(HttpContext context, BodyLimits limits)
    {
        var body = await JsonBody.ReadAsync(context, limits);
        if (body is null || body.Root.ValueKind == JsonValueKind.Object)
        {
            return body;
        }
        body.Dispose();
        await DataErrors.NotAnObjectAsync(context);
        return null;
    }

    /// <summary>Notes that the request's <c>type</c> is not the one of its address.</summary>
    public static void RequireType(JsonElement request, string type, DataErrorList errors)
    {
        if (DataFields.RequiredText(request, "type", errors) is { } given && given != type)
        {
            errors.Add(DataErrors.NotAllowed("type", type));
        }
    }
}
