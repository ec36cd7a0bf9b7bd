using Attune.Core.Content.Preview;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Preview;

/// <summary>
/// The wording of the preview family, <c>{error:{message, details:[{target, message}]}}</c> (second seed; family A of
/// wire.md 3.1).
/// </summary>
internal sealed class PreviewErrors : IErrorFamily
{
    public static readonly PreviewErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public static readonly string[] Prefixes = ["/core-services"];

    private const string InvalidRequest = "Invalid Request";
    private const string ServerError = "Server Error";

    /// <summary>Names everything that is wrong with a request.</summary>
    public static Task InvalidAsync(HttpContext context, IReadOnlyList<PreviewProblem> problems) =>
        InvalidAsync(context, problems, diagnostics: null);

    /// <summary>As above, with what is wrong by its category; null where that was not asked for.</summary>
    public static Task InvalidAsync(
        HttpContext context,
        IReadOnlyList<PreviewProblem> problems,
        IReadOnlyList<DiagnosticsBody>? diagnostics
    )
    {
        var details = problems.Select(Describe).ToArray();
        if (diagnostics is null)
        {
            return WriteAsync(context, StatusCodes.Status400BadRequest, InvalidRequest, details);
        }
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(
            new { error = new { message = InvalidRequest, details }, diagnostics },
            JsonAnswers.Options
        );
    }

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) => RefuseKeyAsync(context);

    /// <summary>The seed knows no 403: a key of another scope is a wrong key (wire.md 1.1).</summary>
    public Task ForbiddenAsync(HttpContext context, KeyScopes required) => RefuseKeyAsync(context);

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            InvalidRequest,
            new Detail(
                "request_body",
                "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8."
            )
        );

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent)
    {
        var problem =
            string.IsNullOrEmpty(sent) ? new PreviewProblem("Content-Type", PreviewProblemKind.Required)
            : sent == context.Request.ContentType
                ? new PreviewProblem("Content-Type", PreviewProblemKind.NotAllowed)
                {
                    Found = sent,
                    Allowed = ["application/json"],
                }
            : new PreviewProblem("Content-Encoding", PreviewProblemKind.NotAllowed)
            {
                Found = sent,
                Allowed = ["gzip"],
            };
        return InvalidAsync(context, [problem]);
    }

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            InvalidRequest,
            new Detail("request_body", $"Payload size exceeds {limitBytes / 1024} KB")
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            "Rate limit reached",
            new Notice("Rate Limit Exceeded. You have made too many requests in a short period.")
        );

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            InvalidRequest,
            new Detail("path", $"{context.Request.Path} - No such resource")
        );

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            InvalidRequest,
            new Detail("method", $"{context.Request.Method} - Method not allowed")
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return FailAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "The server cannot answer at the moment. Please try again later"
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        FailAsync(
            context,
            StatusCodes.Status500InternalServerError,
            "An unexpected error was encountered while processing this request. Please contact MoEngage Team"
        );

    private static Detail Describe(PreviewProblem problem)
    {
        var target = problem.Target;
        var allowed = string.Join(", ", problem.Allowed);
        return new Detail(
            target,
            problem.Kind switch
            {
                PreviewProblemKind.Required => $"{target} - Field is required but value is None : None",
                PreviewProblemKind.WrongType => $"{target} - Field must be {allowed} but value is {problem.Found}",
                PreviewProblemKind.NotAllowed =>
                    $"{target} - Enum doesnt allow value: {problem.Found}, allowed values: [{allowed}]",
                PreviewProblemKind.NoContent => $"{target} - Either {allowed} should have a value",
                PreviewProblemKind.TwoContents => $"{target} - Only one of {allowed} can have a value",
                PreviewProblemKind.TemplateUnknown => $"{target} - Custom template does not exist: {problem.Found}",
                PreviewProblemKind.TemplateOfOtherChannel =>
                    $"{target} - Custom template is for {allowed} but value is {problem.Found}",
                _ => $"{target} - {Describe(problem.Failure!)}",
            }
        );
    }

    private static string Describe(TemplateFailure failure)
    {
        var source = failure.Source is null ? "" : $" of {failure.Source}";
        var place = (failure.Line, failure.Column) switch
        {
            (0, _) => failure.Source is null ? "" : $"In {failure.Source}: ",
            (var line, 0) => $"Line {line}{source}: ",
            var (line, column) => $"Line {line}, column {column}{source}: ",
        };
        var isSaid = failure.Expected is null || failure.Message.Contains(failure.Expected, StringComparison.Ordinal);
        var expected = isSaid ? "" : $" (expected {failure.Expected})";
        return place + failure.Message + expected;
    }

    private static Task RefuseKeyAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            InvalidRequest,
            new Detail("MOE-APPKEY", "Invalid MOE-APPKEY used in Authentication Header")
        );

    private static Task WriteAsync<T>(HttpContext context, int status, string message, params T[] details) =>
        WriteBodyAsync(context, status, message, details);

    // Here alone the seed shows details as an object.
    private static Task FailAsync(HttpContext context, int status, string message) =>
        WriteBodyAsync(context, status, ServerError, new Notice(message));

    private static Task WriteBodyAsync<T>(HttpContext context, int status, string message, T details)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message, details } }, JsonAnswers.Options);
    }

    private sealed record Detail(string Target, string Message);

    private sealed record Notice(string Message);
}
