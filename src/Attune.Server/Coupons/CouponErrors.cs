using Attune.Core.Content.Coupons;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Coupons;

/// <summary>The wording of the coupon family, <c>{error:{code, message}}</c> (schema of the coupon API).</summary>
internal sealed class CouponErrors : IErrorFamily
{
    public const string Prefix = "/v1/coupon-list";

    public static readonly CouponErrors Instance = new();

    private const string Invalid = "invalid-request";
    private const string Bad = "bad-request";
    private const string NotFound = "coupon-list-not-found";

    public static Task RefuseAsync(HttpContext context, CouponProblem problem, string? message = null) =>
        problem switch
        {
            CouponProblem.NameTaken => WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "duplicate-coupon-list-name",
                "The coupon list name already exists. Please enter a unique name and try again."
            ),
            CouponProblem.LabelTaken => WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "duplicate-coupon-list-label",
                "The coupon list label already exists. Please enter a unique label and try again."
            ),
            CouponProblem.ListNotFound => WriteAsync(
                context,
                StatusCodes.Status404NotFound,
                NotFound,
                "The specified coupon list ID was not found. Please verify the ID and try again."
            ),
            CouponProblem.FileNotFound => WriteAsync(
                context,
                StatusCodes.Status404NotFound,
                "coupon-file-not-found",
                "The specified coupon file ID was not found. Please verify the ID and try again."
            ),
            _ => InvalidAsync(context, message ?? "The requested JSON is incorrect. Please verify and try again."),
        };

    public static Task MissingAsync(HttpContext context, string key) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "missing-mandatory-attributes",
            $"Missing mandatory key '{key}'. Please verify and try again."
        );

    public static Task InvalidAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, Invalid, message);

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "request-unauthenticated",
            "Your request is unauthorized. Please verify your credentials and try again."
        );

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            "request-forbidden",
            "Your account does not have access to the Coupon Management features. Please contact the MoEngage team for further assistance."
        );

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        RefuseAsync(context, CouponProblem.Invalid);

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        WriteAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            Bad,
            "The Content-Type must be application/json."
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            Bad,
            $"The payload is larger than {limitBytes / 1024} KB."
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            "too-many-requests",
            "The rate limit has been exceeded."
        );

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, Bad, "There is no such resource.");

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status405MethodNotAllowed, Bad, "The resource does not have this method.");

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "unexpected-error",
            "The server cannot answer at the moment. Please try again later."
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "unexpected-error",
            "Something went wrong with your request. Please contact the MoEngage team for further assistance."
        );

    private static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { code, message } }, JsonAnswers.Options);
    }
}
