using System.Globalization;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary>
/// The wording of the data family, <c>{status, error:{attribute?, message, type, request_id}}</c> (wire.md 5.1 and the
/// published data and privacy schemas). The calls word the same refusal differently: one instance for each wording.
/// </summary>
internal sealed class DataErrors : IErrorFamily
{
    public const string Accepted = "Your request has been accepted and will be processed soon.";
    public const string NothingAccepted = "No element of your request has been accepted.";

    /// <summary>Anything below <c>/v1</c> that no other family claims is answered in these words, too.</summary>
    public static readonly string[] Prefixes = ["/v1"];

    public static readonly DataErrors Customer = new() { serverErrorMessage = "Internal Server Error" };
    public static readonly DataErrors Export = Customer;
    public static readonly DataErrors Connection = Customer;

    public static readonly DataErrors Event = new()
    {
        mediaType = ("Unsupported media type", "Content type is not supported"),
        rate = ("Rate Limits Exceeded", "Rate limits for customers exceeded. Please Try After Some Time"),
    };

    public static readonly DataErrors Device = Event;

    public static readonly DataErrors Bulk = new()
    {
        mediaType = ("Unsupported media type", "Content type is not supported"),
        rate = ("Rate Limits Exceeded", "Rate limits for customers exceeded. Please Try After Some Time"),
        malformedPrefix = "'",
    };

    public static readonly DataErrors ManageDevices = new()
    {
        mediaType = ("Unsupported media type", "Content type is not supported"),
        rate = ("Rate Limits Exceeded", "Rate limits for customers exceeded. Please Try After Some Time"),
        tooLarge = ("Payload too large", "Payload cannot exceed {0}KB"),
        serverErrorType = "Server Error",
    };

    public static readonly DataErrors Merge = new()
    {
        tooLarge = ("PayloadTooLarge", "The payload can not exceed {0}KB"),
    };

    public static readonly DataErrors Delete = new()
    {
        invalidAppIdStatus = StatusCodes.Status403Forbidden,
        titledRate = ("Rate limit exceeded", "Exceeded rate limit for this url"),
        titledServerError = ("Internal Error", "Please contact the MoEngage team."),
    };

    public static readonly DataErrors Erasure = new()
    {
        mediaType = ("Unsupported media type", "Content type is not supported"),
        rate = ("Rate Limits Exceeded", "Rate limits for customers exceeded. Please Try After Some Time"),
        tooLarge = ("Payload too large", "Payload can not exceed {0}KB."),
        serverErrorType = "Server Error",
    };

    private const string MissingAttribute = "MissingAttributeError";
    private const string ValueError = "ValueError";
    private const string NotFoundType = "Not Found";
    private const string Unauthenticated = "Authentication required";
    private const string Malformed =
        "Could not decode the request body. The JSON was incorrect or not encoded as UTF-8.";

    private (string Type, string Message) mediaType = ("MediaTypeError", "Unsupported Media Type");
    private (string Type, string Message) rate = ("RateLimitError", "Rate limit exceeded");
    private (string Type, string Message) tooLarge = ("PayloadTooLarge", "Payload size exceeds {0} KB");
    private (string Title, string Description)? titledRate;
    private (string Title, string Description)? titledServerError;
    private string malformedPrefix = "";
    private string serverErrorType = "ServerError";
    private string serverErrorMessage =
        "An unexpected error was encountered while processing this request. Please contact MoEngage Team";
    private int invalidAppIdStatus = StatusCodes.Status400BadRequest;

    public static DataError Missing(string attribute) =>
        new(attribute, $"{attribute} is not found in the payload", MissingAttribute);

    public static DataError EmptyText(string attribute) =>
        new(attribute, $"{attribute} can not be empty Unicode String", MissingAttribute);

    public static DataError EmptyArray(string attribute) =>
        new(attribute, $"{attribute} can not be empty Array", MissingAttribute);

    public static DataError NotText(string attribute) => WrongType(attribute, "String or Unicode String");

    public static DataError WrongType(string attribute, string expected) =>
        new(attribute, $"{attribute} is expected to be {expected}.", MissingAttribute);

    public static DataError NotAllowed(string attribute, string allowed) =>
        new(attribute, $"{attribute} can only be {allowed}", ValueError);

    public static DataError Invalid(string attribute, string reason) =>
        new(attribute, $"{attribute} {reason}", ValueError);

    /// <summary>The user directory's own words on a limit or rule.</summary>
    public static DataError Refused(string attribute, string reason) => new(attribute, reason, ValueError);

    public static DataError AddedAndRemoved(string attribute) =>
        new("addValueToArrayField", $"Cannot add and remove '{attribute}' at the same time", "ArrayFieldError");

    public static DataError NotAnArray(string field, string attribute) =>
        new(field, $"'{attribute}' in {field} is expected to be Array", "ArrayFieldError");

    public static DataError ForbiddenName(string attribute) =>
        new(attribute, $"'{attribute}' can not be used as a name", "AttributeError");

    public static DataError NameTooLong(string attribute, int limit) =>
        new(attribute, $"A name can have {limit} characters", "AttributeError");

    public static DataError BlockedCustomerId(string customerId) =>
        new("customer_id", $"'{customerId}' is blocked and can not be a customer_id", "AttributeError");

    /// <summary>An element of a list, or an action's name, of the wrong type: as unreadable as broken JSON.</summary>
    public static DataError Undecodable(string? attribute = null) => new(attribute, Malformed, "Malformed JSON");

    public static DataError LimitBreached(string attribute, int limit) =>
        new(attribute, $"max limit allowed is {limit}", "LimitBreached");

    public static DataError UserUnknown(string identifier) =>
        new(null, $"User doesn't exists with customer id {identifier}", NotFoundType);

    public static DataError DeviceMissing(string attribute) =>
        new(attribute, $"'{attribute}' is not found in the payload", MissingAttribute);

    public static DataError DeviceAttributeMissing(string attribute) =>
        new(attribute, $"'{attribute}' is not found in payload", MissingAttribute);

    public static DataError PlatformInvalid() => new("platform", "'platform' is not a valid platform.", ValueError);

    public static DataError UserIdentifierTypeMissing() =>
        new("user_identifier_type", "customer_identifier_type is not found in the payload", MissingAttribute);

    public static DataError ActionTypeMissing() =>
        new("action_type", "Action_type is not found in the payload", MissingAttribute);

    public static DataError DeviceIdentifiersMissing() =>
        new("device_identifiers", "device_identifiers is missing in the payload", MissingAttribute);

    public static DataError DeviceIdentifierUnknown() =>
        new(
            "device_identifiers",
            "device identifier can only be in ['moe_gaid', 'push_id', 'unique_id', 'device_unique_id'] ",
            ValueError
        );

    public static DataError ElementsEmpty() => new("elements", "'elements cannot be empty array", MissingAttribute);

    public static DataError ElementTypeInvalid() =>
        new("type", "'type in elements should be customer/event/device", "AttributeError");

    /// <summary>Why a pair was not merged, or null where the two are one now.</summary>
    public static DataError? NotMerged(MergeOutcome outcome, MergePair pair) =>
        outcome switch
        {
            MergeOutcome.Merged or MergeOutcome.AlreadyMerged => null,
            MergeOutcome.MergedUserNotFound => UserUnknown(pair.MergedUser) with { Attribute = "merged_user" },
            MergeOutcome.RetainedUserNotFound => UserUnknown(pair.RetainedUser) with { Attribute = "retained_user" },
            MergeOutcome.MergedElsewhere => Invalid("merged_user", "was merged into another user before"),
            _ => Invalid("merged_user", "is the retained_user"),
        };

    /// <summary>The words that bulk requests have of their own for a mistake in an element.</summary>
    public static DataError InBulk(DataError error) =>
        error with { Path = null } == Missing("customer_id")
            ? error with
            {
                Message = "'customer_id not found in the payload",
            }
        : error with { Path = null } == EmptyText("action")
            ? error with
            {
                Message = "'action cannot be empty Unicode string",
            }
        : error;

    /// <summary>The documented body says one mistake, the first; where there are more, <c>details</c> lists all.</summary>
    public static Task RefuseAsync(HttpContext context, IReadOnlyList<DataError> errors)
    {
        context.Response.StatusCode = errors[0].Status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                status = "fail",
                error = new ErrorBody(errors[0].Attribute, errors[0].Message, errors[0].Type, context.RequestName())
                {
                    Details = errors.Count > 1 ? [.. errors.Select(error => new ErrorDetail(error))] : null,
                },
            },
            JsonAnswers.Options
        );
    }

    public static Task RefuseAsync(HttpContext context, DataError error) => RefuseAsync(context, [error]);

    /// <summary>The body is JSON and no object.</summary>
    public static Task NotAnObjectAsync(HttpContext context) =>
        RefuseAsync(context, new DataError(null, "A valid JSON document is required.", "Body type is not JSON"));

    public static Task AppIdMissingAsync(HttpContext context) =>
        RefuseAsync(context, new DataError(null, "app_id is required in path/query params.", "ParamsRequired"));

    public static Task AppIdMismatchAsync(HttpContext context) =>
        RefuseAsync(
            context,
            new DataError(
                null,
                "App key mismatch in params and authentication.",
                "Authentication required.",
                StatusCodes.Status409Conflict
            )
        );

    /// <summary>The body of a connection test names another key than the workspace has.</summary>
    public static Task KeyMismatchAsync(HttpContext context) =>
        RefuseAsync(context, KeyError(AuthenticationFailure.KeyUnknown));

    public Task AppIdInvalidAsync(HttpContext context) =>
        RefuseAsync(
            context,
            new DataError(null, "given app_id is invalid/blocked", "InvalidParams", invalidAppIdStatus)
        );

    public Task UnauthenticatedAsync(HttpContext context, AuthenticationFailure failure) =>
        RefuseAsync(context, KeyError(failure));

    public Task ForbiddenAsync(HttpContext context, KeyScopes required) =>
        RefuseAsync(
            context,
            new DataError(
                null,
                "The API key does not have the Data scope.",
                "Forbidden",
                StatusCodes.Status403Forbidden
            )
        );

    public Task MalformedJsonAsync(HttpContext context, MalformedBody reason) =>
        reason.Kind == MalformedBodyKind.Empty
            ? NotAnObjectAsync(context)
            : RefuseAsync(context, new DataError(null, malformedPrefix + Malformed, "Malformed JSON"));

    public Task UnsupportedMediaTypeAsync(HttpContext context, string? sent) =>
        RefuseAsync(
            context,
            string.IsNullOrEmpty(sent)
                ? new DataError(null, "The Content-Type Header is required.", "Missing header value")
                : new DataError(null, mediaType.Message, mediaType.Type, StatusCodes.Status415UnsupportedMediaType)
        );

    public Task TooLargeAsync(HttpContext context, long limitBytes) =>
        RefuseAsync(
            context,
            new DataError(
                null,
                string.Format(CultureInfo.InvariantCulture, tooLarge.Message, limitBytes / 1024),
                tooLarge.Type,
                StatusCodes.Status413PayloadTooLarge
            )
        );

    public Task RateLimitedAsync(HttpContext context, RateLimitResult result) =>
        titledRate is { } titled
            ? WriteTitledAsync(context, StatusCodes.Status429TooManyRequests, titled)
            : RefuseAsync(context, new DataError(null, rate.Message, rate.Type, StatusCodes.Status429TooManyRequests));

    public Task NotFoundAsync(HttpContext context) =>
        RefuseAsync(context, new DataError(null, "Resource not found", NotFoundType, StatusCodes.Status404NotFound));

    public Task MethodNotAllowedAsync(HttpContext context) =>
        RefuseAsync(
            context,
            new DataError(null, "Method not allowed", "Method Not Allowed", StatusCodes.Status405MethodNotAllowed)
        );

    public Task UnavailableAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(
            CultureInfo.InvariantCulture
        );
        return RefuseAsync(
            context,
            new DataError(
                null,
                "The server cannot store data at the moment. Please Try After Some Time",
                "ServiceUnavailable",
                StatusCodes.Status503ServiceUnavailable
            )
        );
    }

    public Task ServerErrorAsync(HttpContext context) =>
        titledServerError is { } titled
            ? WriteTitledAsync(context, StatusCodes.Status500InternalServerError, titled)
            : RefuseAsync(
                context,
                new DataError(null, serverErrorMessage, serverErrorType, StatusCodes.Status500InternalServerError)
            );

    private static DataError KeyError(AuthenticationFailure failure) =>
        new(
            null,
            failure switch
            {
                AuthenticationFailure.AppKeyMissing => "MOE-APPKEY is missing in Header",
                AuthenticationFailure.AppKeyMismatch or AuthenticationFailure.AppKeyUnknown =>
                    "MOE_APPKEY doesn't match the Username (APP_KEY) used in Basic Auth authorization.",
                AuthenticationFailure.AuthorizationMissing => "Authentication Header Required",
                AuthenticationFailure.SchemeUnsupported or AuthenticationFailure.CredentialsUnreadable =>
                    "Invalid authorization used. MoEngage only supports 'Basic Auth' authorization.",
                AuthenticationFailure.CredentialsMissing => "Authorization details are missing",
                AuthenticationFailure.UserNameMissing =>
                    "Username (APP_KEY) is missing in the Basic Auth authorization.",
                AuthenticationFailure.PasswordMissing =>
                    "Password (APP_SECRET) is missing in the Basic Auth authorization.",
                _ => "App Secret key mismatch. Please login to the dashboard to verify key",
            },
            Unauthenticated,
            StatusCodes.Status401Unauthorized
        );

    private static Task WriteTitledAsync(HttpContext context, int status, (string Title, string Description) text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new
            {
                status = "fail",
                title = text.Title,
                description = text.Description,
            },
            JsonAnswers.Options
        );
    }
}
