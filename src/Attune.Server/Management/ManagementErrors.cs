using System.Globalization;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Keys;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Http;
using Attune.Server.RateLimits;
using Microsoft.Net.Http.Headers;

namespace Attune.Server.Management;

/// <summary>The wording of the management API: problem documents of RFC 9457.</summary>
internal sealed class ManagementErrors : IErrorFamily
{
    public const string Prefix = "/api";

    private const string TypePrefix = "urn:attune:problem:";

    public static readonly ManagementErrors Instance = new();

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Basic realm=\"Attune\", charset=\"UTF-8\"";
        return WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "unauthenticated",
            "Who you are is not known",
            failure switch
            {
                AuthenticationFailure.AppKeyMissing or AuthenticationFailure.AuthorizationMissing =>
                    "Send HTTP Basic authentication: the workspace id as user name, a key as password.",
                AuthenticationFailure.SchemeUnsupported => "Only the scheme Basic is understood.",
                AuthenticationFailure.AppKeyMismatch =>
                    "The header MOE-APPKEY and the user name name different workspaces.",
                AuthenticationFailure.CredentialsMissing
                or AuthenticationFailure.CredentialsUnreadable
                or AuthenticationFailure.UserNameMissing
                or AuthenticationFailure.PasswordMissing =>
                    "The credentials cannot be read: expected base64 of workspace id, colon, key.",
                _ => "No workspace of this id has this key. It may have been regenerated or revoked.",
            }
        );
    }

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        ForbiddenAsync(context, $"The key lacks a scope: {string.Join(", ", KeyScopeNames.Format(required))}.");

    public Task ForbiddenAsync(HttpContext context, string detail) =>
        WriteAsync(context, StatusCodes.Status403Forbidden, "forbidden", "The key may not do this", detail);

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "malformed-json",
            "The body is not well-formed JSON",
            reason.Detail
        );

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        WriteAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported-media-type",
            "The body's type is not read here",
            sent is null ? "Send Content-Type: application/json." : $"'{sent}' is not read here. Send application/json."
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "too-large",
            "The body is too large",
            string.Create(CultureInfo.InvariantCulture, $"At most {limitBytes} bytes are read.")
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            "rate-limited",
            "Too many requests",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The workspace may send {result.Limit} a minute. Try again in {result.RetryAfter.TotalSeconds:0} s."
            )
        );

    public Task NotFoundAsync(HttpContext context) =>
        NotFoundAsync(context, "There is nothing at this address in this workspace.");

    public Task NotFoundAsync(HttpContext context, string detail) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "not-found", "Not found", detail);

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            "method-not-allowed",
            "The method is not allowed here",
            $"Allowed: {context.Response.Headers.Allow}."
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(
            CultureInfo.InvariantCulture
        );
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "unavailable",
            "The database does not answer",
            "Nothing is known to be changed. Try again."
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "server-error",
            "The server failed",
            "The request id finds the cause in the server's log."
        );

    /// <summary>What was sent cannot be accepted; every reason is named.</summary>
    public Task InvalidAsync(HttpContext context, IReadOnlyList<ProblemField> errors) =>
        WriteAsync(
            context,
            StatusCodes.Status422UnprocessableEntity,
            "invalid",
            "What was sent cannot be accepted",
            errors.Count == 1 ? "One thing has to be put right." : $"{errors.Count} things have to be put right.",
            errors
        );

    /// <summary>A change of something that exists has to say which version it was made from.</summary>
    public Task PreconditionRequiredAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status428PreconditionRequired,
            "precondition-required",
            "The version is missing",
            "Send If-Match with the ETag that was read, or If-Match: * to overwrite whatever is there."
        );

    /// <summary>Somebody else was faster.</summary>
    public Task PreconditionFailedAsync(HttpContext context, long currentVersion) =>
        WriteAsync(
            context,
            StatusCodes.Status412PreconditionFailed,
            "precondition-failed",
            "It was changed since it was read",
            "Read it again, and send the change with the new ETag.",
            currentEtag: currentVersion > 0 ? EntityTag.Format(currentVersion) : null
        );

    /// <summary>It is not in a state that allows this, or its name is taken.</summary>
    public Task ConflictAsync(HttpContext context, string detail, IReadOnlyList<ProblemField>? errors = null) =>
        WriteAsync(
            context,
            StatusCodes.Status409Conflict,
            "conflict",
            "It cannot be done as things are",
            detail,
            errors
        );

    private static Task WriteAsync(
        HttpContext context,
        int status,
        string type,
        string title,
        string detail,
        IReadOnlyList<ProblemField>? errors = null,
        string? currentEtag = null
    )
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new ProblemBody
            {
                Type = TypePrefix + type,
                Title = title,
                Status = status,
                Detail = detail,
                Errors = errors,
                CurrentEtag = currentEtag,
                RequestId = context.RequestName(),
            },
            ManagementJson.Type<ProblemBody>(),
            "application/problem+json; charset=utf-8",
            context.RequestAborted
        );
    }
}
