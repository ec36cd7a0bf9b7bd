using Attune.Core.Content;
using Attune.Core.Content.Catalogs;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Catalogs;

/// <summary>The wording of the catalog family, <c>{"error-code", "message"}</c> (published catalog schema).</summary>
internal sealed class CatalogErrors : IErrorFamily
{
    public static readonly CatalogErrors Instance = new();

    /// <summary>The paths of the family.</summary>
    public const string Prefix = "/v1/catalog";

    private const string InvalidRequestCode = "invalid-request";

    /// <summary>What an item lacks, in the documented words.</summary>
    private const string MissingMandatoryText =
        "Your must include mandatory attributes: id, title, link, and image_link with string data type and try again.";

    public static Task RefuseAsync(HttpContext context, CatalogProblem problem) =>
        problem.Kind switch
        {
            CatalogProblemKind.InvalidType => BadRequestAsync(
                context,
                InvalidRequestCode,
                $"The data type provided for some of the attributes is invalid. Provided value: {problem.Detail} You can add attributes with valid data types - [bool, double, string, datetime, geopoint] only"
            ),
            CatalogProblemKind.MissingMandatory => BadRequestAsync(
                context,
                "missing-mandatory-attributes",
                $"You must include mandatory attributes: id, title, link, and image_link with string data type and try again. Invalid or absent attributes: {problem.Detail}"
            ),
            CatalogProblemKind.TooManyAttributes => WriteAsync(
                context,
                StatusCodes.Status413PayloadTooLarge,
                "too-many-attributes",
                $"Maximum allowed attributes is {ContentLimits.CatalogAttributes}"
            ),
            CatalogProblemKind.AttributeLimit => BadRequestAsync(
                context,
                "attribute-limit-exceeded",
                $"Your catalog has exceeded the maximum limit of {ContentLimits.CatalogAttributes} attributes per catalog. Please reduce the number of attributes and try again."
            ),
            CatalogProblemKind.CatalogLimit => BadRequestAsync(
                context,
                "catalog-limit-exceeded",
                $"You have exceeded the total limit of {problem.Detail} catalogs for your account. You need to delete unused catalogs from the dashboard and try again."
            ),
            CatalogProblemKind.DuplicateName => WriteAsync(
                context,
                StatusCodes.Status409Conflict,
                "duplicate-catalog-name",
                "Catalog name already exists. Please use a different name for your catalog and try again."
            ),
            CatalogProblemKind.AttributeExists => BadRequestAsync(
                context,
                "attribute-exists",
                "Attribute already exists in the catalog"
            ),
            CatalogProblemKind.NotFound => UnknownAsync(context),
            _ => BadRequestAsync(context, InvalidRequestCode, problem.Detail),
        };

    public static Task InvalidAsync(HttpContext context, string message) =>
        BadRequestAsync(context, InvalidRequestCode, message);

    /// <summary>A call that writes items has none, or too many.</summary>
    public static Task InvalidCountAsync(HttpContext context) =>
        InvalidAsync(
            context,
            $"items size should be greater than 0 and less than or equal to {ContentLimits.ItemsPerCall}"
        );

    /// <summary>A call that reads items names none, or too many.</summary>
    public static Task InvalidSearchCountAsync(HttpContext context) =>
        InvalidAsync(
            context,
            $"Item count should be greater than 0 and less than or equal to {ContentLimits.ItemsPerCall}"
        );

    public static Task UnknownAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            "catalog-not-found",
            "We could not find any API based catalog for the provided catalog id."
        );

    /// <summary>An item's problem: its documented id and message.</summary>
    public static (string ErrorId, string Message) Describe(ItemProblem problem) =>
        problem.Kind switch
        {
            ItemProblemKind.DuplicateId => (
                "duplicate-item-ids",
                "Item ids within a catalog must be unique. Please ensure your request contains unique item ids for the given catalog and try again."
            ),
            ItemProblemKind.MissingMandatory => ("missing-mandatory-attributes", MissingMandatoryText),
            ItemProblemKind.InvalidType => (
                "invalid-datatype-attribute",
                $"The provided item attribute {problem.Attribute} with value {problem.Value} can't be converted to the data type {problem.Type} as defined in the catalog schema."
            ),
            ItemProblemKind.UnknownAttribute => (
                "invalid-item-attribute",
                $"The provided item attribute is not part of the defined catalog schema. Please check your catalog schema and try again. Undefined attributes: {problem.Attribute}"
            ),
            ItemProblemKind.UnknownChange => (
                "invalid-attributes",
                $"Some of the attributes are not defined in the catalog schema: ({problem.Attribute})"
            ),
            ItemProblemKind.NotFound => (
                "item-not-found",
                $"Item with id {problem.Attribute} not found in the catalog. Please check the item id and try again."
            ),
            _ => ("item-too-large", $"An item may have {ContentLimits.ItemBytes} bytes at most."),
        };

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
            "request-denied",
            "Your account does not have access to the Catalog APIs."
        );

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        InvalidAsync(context, "The request body is not a valid JSON. Please provide a valid JSON request body.");

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        WriteAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            InvalidRequestCode,
            "The content type is not supported. Please provide a JSON request body."
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        WriteAsync(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "payload-size-exceeded",
            $"Your payload size exceeds the {limitBytes / (1024 * 1024)}MB limit. Please reduce the payload size and try again."
        );

    /// <summary>Documented without a body; the headers tell.</summary>
    public Task RateLimitedAsync(HttpContext context, RateLimitResult result)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    public Task NotFoundAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            InvalidRequestCode,
            $"{context.Request.Path} does not exist."
        );

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            InvalidRequestCode,
            $"{context.Request.Method} is not supported here."
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString();
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "service-unavailable",
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

    private static Task BadRequestAsync(HttpContext context, string code, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, code, message);

    private static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new Dictionary<string, string> { ["error-code"] = code, ["message"] = message },
            JsonAnswers.Options
        );
    }
}
