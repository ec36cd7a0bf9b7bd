using Attune.Core.Workspaces;
using Microsoft.Extensions.Primitives;

namespace Attune.Server.Authentication;

/// <summary>
/// Reads who calls from a request's headers: workspace id and key by HTTP Basic, and MOE-APPKEY checked against it.
/// Thread-safe.
/// </summary>
internal sealed class CallerReader(IKeyRing keys)
{
    private const string AppKeyHeaderName = "MOE-APPKEY";

    /// <summary>The caller; or why there is none.</summary>
    public AuthenticationFailure? Read(IHeaderDictionary headers, AppKeyHeader rule, out Caller? caller)
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
        return Read(headers.Authorization.ToString(), appKey, out caller);
    }

    private AuthenticationFailure? Read(string authorization, string appKey, out Caller? caller)
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
