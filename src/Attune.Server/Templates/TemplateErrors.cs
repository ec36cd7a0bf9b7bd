using Attune.Core.Content.Templates;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Fields;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Templates;

/// <summary>
/// The wording of the templates family, <c>{error:{code, message, details:[{code, target, message}], request_id}}</c>,
/// with the exceptions that the published templates schemas make (wire.md 5.2).
/// </summary>
internal sealed class TemplateErrors : IErrorFamily
{
    public static readonly TemplateErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public const string Prefix = "/v1.0/custom-templates";

    private const string BadRequest = "400 Bad Request";
    private const string Validation = "Validation failed because of invalid request data";
    private const string MissingValue = "MissingValue";
    private const string InvalidValue = "InvalidValue";
    private const string NotSupported = "NotSupported";

    /// <summary>Names everything that is wrong with a template.</summary>
    public static Task InvalidAsync(HttpContext context, IReadOnlyList<TemplateProblem> problems) =>
        problems is [{ Kind: TemplateProblemKind.Conflict }]
            ? WriteAsync(
                context,
                StatusCodes.Status409Conflict,
                "409 Conflict",
                "The template was changed by another request at the same time",
                Describe(problems[0])
            )
            : WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                BadRequest,
                Title(problems),
                [.. problems.Select(Describe)]
            );

    /// <summary>Names everything that is wrong with a search.</summary>
    public static Task InvalidSearchAsync(
        HttpContext context,
        TemplateChannel channel,
        IReadOnlyList<FieldProblem> problems
    )
    {
        var details = problems.Select(Describe).ToArray();
        if (channel is not (TemplateChannel.Push or TemplateChannel.Sms))
        {
            return WriteAsync(context, StatusCodes.Status400BadRequest, BadRequest, Validation, details);
        }
        // These two channels answer a bad search in another form; what is wrong in detail stands beside it.
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(
            new
            {
                title = "Invalid Field Value",
                description = "Some of the field values are invalid",
                code = context.RequestName(),
                details,
            },
            JsonAnswers.Options
        );
    }

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        failure switch
        {
            AuthenticationFailure.AppKeyMissing => SimpleAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "Authentication required",
                "MOE-APPKEY missing in Authentication Header"
            ),
            AuthenticationFailure.AuthorizationMissing => SimpleAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "Authentication required",
                "APP_SECRET_KEY missing in Authentication Header"
            ),
            AuthenticationFailure.AppKeyUnknown
            or AuthenticationFailure.WorkspaceUnknown
            or AuthenticationFailure.AppKeyMismatch
            or AuthenticationFailure.UserNameMissing => RefuseKeyAsync(context, "APP_ID"),
            _ => RefuseKeyAsync(context, "APP_SECRET_KEY"),
        };

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) => RefuseKeyAsync(context, "APP_SECRET_KEY");

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            BadRequest,
            "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8.",
            new Detail(InvalidValue, "request_body", "request_body value is invalid.")
        );

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        SimpleAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            "Unsupported media type",
            "Content type is not supported"
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "413 Payload Too Large",
            $"Payload size exceeds {limitBytes / 1024} KB"
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return context.Response.WriteAsJsonAsync(
            new
            {
                response_id = context.RequestName(),
                type = "custom_template",
                error = new
                {
                    code = "Too Many Requests",
                    message = $"API rate limit breached. Current limit: {result.Limit}/1 mins",
                },
            },
            JsonAnswers.Options
        );
    }

    public Task NotFoundAsync(HttpContext context) =>
        SimpleAsync(context, StatusCodes.Status404NotFound, "Not Found", $"{context.Request.Path} does not exist");

    public Task MethodNotAllowedAsync(HttpContext context) =>
        SimpleAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            "Method Not Allowed",
            $"{context.Request.Method} is not supported here"
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(
            new
            {
                title = "Service Unavailable",
                message = "The server cannot answer at the moment. Please try again later",
            },
            JsonAnswers.Options
        );
    }

    public Task ServerErrorAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(
            new
            {
                title = "Internal Server Error",
                message = "An unexpected error was encountered while processing this request. Please contact MoEngage Team",
            },
            JsonAnswers.Options
        );
    }

    private static string Title(IReadOnlyList<TemplateProblem> problems) =>
        problems[0].Kind switch
        {
            TemplateProblemKind.Duplicate => "Duplicate - template_id and template_version",
            TemplateProblemKind.TooMany => "Maximum Template limit exceeded",
            TemplateProblemKind.Unknown => "Invalid template id",
            _ => Validation,
        };

    private static Detail Describe(TemplateProblem problem)
    {
        var target = problem.Target;
        return problem.Kind switch
        {
            TemplateProblemKind.Empty => new(
                MissingValue,
                target,
                $"{target} value is required but value is passed empty."
            ),
            TemplateProblemKind.MissingInMeta => new(
                MissingValue,
                target,
                $"{target} attribute is missing in meta_info."
            ),
            TemplateProblemKind.NotExpected => new(NotSupported, target, $"{target} are not expected in this request."),
            TemplateProblemKind.BodyMissing => new(MissingValue, "platform", $"Template Body is missing for {target}."),
            TemplateProblemKind.PlatformMissing => new(
                MissingValue,
                "platform",
                $"{target} is missing in meta_info but template body is passed for {target}."
            ),
            TemplateProblemKind.Duplicate => new(
                InvalidValue,
                "Duplicate - template_id and template_version",
                $"template_id:{target} template_version:{problem.Found} is already present."
            ),
            TemplateProblemKind.TooMany => new(
                NotSupported,
                "Maximum Template limit exceeded",
                "You have already created maximum allowed template allowed for client"
            ),
            TemplateProblemKind.Unknown => new(MissingValue, target, $"{target} is invalid template id."),
            TemplateProblemKind.PairIncomplete => new(
                MissingValue,
                target,
                $"external_template_id or version is missing in {target}."
            ),
            _ => new(InvalidValue, target, $"{target} value is invalid."),
        };
    }

    private static Detail Describe(FieldProblem problem) =>
        problem.Kind switch
        {
            FieldProblemKind.Missing or FieldProblemKind.Empty => new(
                MissingValue,
                problem.Path,
                $"{problem.Path} value is required but value is passed empty."
            ),
            FieldProblemKind.Broken => new(MissingValue, problem.Path, problem.Message),
            _ => new(InvalidValue, problem.Path, $"{problem.Path} value is invalid."),
        };

    private static Task RefuseKeyAsync(HttpContext context, string target) =>
        WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            "403 Forbidden",
            "Authentication required",
            new Detail(InvalidValue, target, $"Invalid {target} is provided.")
        );

    private static Task SimpleAsync(HttpContext context, int status, string title, string description)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { title, description }, JsonAnswers.Options);
    }

    private static Task WriteAsync(
        HttpContext context,
        int status,
        string code,
        string message,
        params Detail[] details
    )
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                error = new
                {
                    code,
                    message,
                    details,
                    request_id = context.RequestName(),
                },
            },
            JsonAnswers.Options
        );
    }

    private sealed record Detail(string Code, string Target, string Message);
}
