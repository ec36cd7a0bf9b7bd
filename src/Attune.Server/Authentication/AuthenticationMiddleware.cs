using Attune.Core.Workspaces;
using Attune.Server.Hosting;
using Attune.Server.Http;
using Microsoft.Extensions.Primitives;

namespace Attune.Server.Authentication;

/// <summary>
/// Finds the caller of every endpoint that requires a scope: workspace id and key by HTTP Basic, and MOE-APPKEY checked
/// against it. An endpoint without a required scope is passed through.
/// </summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, IKeyRing keys, StartupState startup)
{
    private const string AppKeyHeaderName = "MOE-APPKEY";
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AccessMetadata>() is not { } access)
        {
            return next(context);
        }
        if (Authenticate(context.Request.Headers, access.AppKey, out var caller) is { } failure)
        {
            // Before the keys are read, a right key looks like a wrong one.
            return startup.IsOpen
                ? context.Family().UnauthenticatedAsync(context, failure)
                : context.Family().UnavailableAsync(context, RetryAfter);
        }
        if ((caller!.Scopes & access.Scopes) != access.Scopes)
        {
            return context.Family().ForbiddenAsync(context, access.Scopes);
        }
        context.Features.Set(caller);
        return next(context);
    }

    private AuthenticationFailure? Authenticate(IHeaderDictionary headers, AppKeyHeader rule, out Caller? caller)
    {
        caller = null;
        var appKey = headers[AppKeyHeaderName].ToString();
        if (appKey.Length == 0)
        {
            if (rule == AppKeyHeader.Required)
            {
                return AuthenticationFailure.AppKeyMissing;
            }
        }
        else if (!keys.WorkspaceExists(appKey))
        {
            return AuthenticationFailure.AppKeyUnknown;
        }
        if (StringValues.IsNullOrEmpty(headers.Authorization))
        {
            return AuthenticationFailure.AuthorizationMissing;
        }
        return Authenticate(headers.Authorization.ToString(), appKey, out caller);
    }

    private AuthenticationFailure? Authenticate(string authorization, string appKey, out Caller? caller)
    {
        caller = null;
        Span<char> buffer = stackalloc char[BasicCredentials.MaxHeaderLength];
        if (BasicCredentials.Read(authorization, buffer, out var credentials) is { } failure)
        {
            return failure;
        }
        if (appKey.Length > 0 && !credentials.UserName.SequenceEqual(appKey))
        {
            return AuthenticationFailure.AppKeyMismatch;
        }
        var workspace = appKey.Length > 0 ? appKey : credentials.UserName.ToString();
        if (!keys.WorkspaceExists(workspace))
        {
            return AuthenticationFailure.WorkspaceUnknown;
        }
        if (keys.Authenticate(workspace, credentials.Password) is not { } key)
        {
            return AuthenticationFailure.KeyUnknown;
        }
        caller = new Caller(key.WorkspaceId, key.KeyId, key.Name, key.Scopes);
        return null;
    }
}
