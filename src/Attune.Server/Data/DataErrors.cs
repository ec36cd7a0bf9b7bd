using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary>The wording of the data family: <c>{status, error:{attribute?, message, type, request_id}}</c>.</summary>
internal sealed class DataErrors : IErrorFamily
{
    public static readonly DataErrors Instance = new();

    /// <summary>The paths of the family; anything else below <c>/v1</c> is answered in its words, too.</summary>
    public static readonly string[] Prefixes = ["/v1"];

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "Authentication required",
            failure switch
            {
                AuthenticationFailure.AppKeyMissing => "MOE-APPKEY is missing in Header",
                AuthenticationFailure.AuthorizationMissing => "Authentication Header Required",
                AuthenticationFailure.SchemeUnsupported =>
                    "Invalid authorization used. MoEngage only supports 'Basic Auth' authorization.",
                AuthenticationFailure.CredentialsMissing or AuthenticationFailure.CredentialsUnreadable =>
                    "Authorization details are missing",
                AuthenticationFailure.UserNameMissing =>
                    "Username (APP_KEY) is missing in the Basic Auth authorization.",
                AuthenticationFailure.PasswordMissing =>
                    "Password (APP_SECRET) is missing in the Basic Auth authorization.",
                AuthenticationFailure.AppKeyMismatch or AuthenticationFailure.AppKeyUnknown =>
                    "MOE_APPKEY doesn't match the Username (APP_KEY) used in Basic Auth authorization.",
                _ => "App Secret key mismatch. Please login to the dashboard to verify key",
            }
        );

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        WriteAsync(context, StatusCodes.Status403Forbidden, "BlockedClient", "The key does not have the Data scope.");

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        reason.Kind == MalformedBodyKind.Empty
            ? WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "Body type is not JSON",
                "A valid JSON document is required."
            )
            : WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "Malformed JSON",
                "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8."
            );

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        string.IsNullOrEmpty(sent)
            ? WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "Missing header value",
                "The Content-Type Header is required."
            )
            : WriteAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                "MediaTypeError",
                "Unsupported Media Type"
            );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "PayloadTooLarge",
            $"Payload size exceeds {limitBytes / 1024} KB"
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        WriteAsync(context, StatusCodes.Status429TooManyRequests, "RateLimitError", "Rate limit exceeded");

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "Not Found", "Resource not found");

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "Method Not Allowed", "Method not allowed");

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "ServiceUnavailable",
            "The server cannot store data at the moment. Please Try After Some Time"
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "ServerError",
            "An unexpected error was encountered while processing this request. Please contact MoEngage Team"
        );

    private static Task WriteAsync(HttpContext context, int status, string type, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                status = "fail",
                error = new
                {
                    message,
                    type,
                    request_id = context.RequestName(),
                },
            }
        );
    }
}
