using Attune.Core.Storage;

namespace Attune.Server.Http;

/// <summary>
/// Words in the family's way what no endpoint answers: a path or method that does not exist, and an exception that
/// nobody caught.
/// </summary>
internal sealed partial class FamilyErrorMiddleware(
    RequestDelegate next,
    ErrorFamilies families,
    ILogger<FamilyErrorMiddleware> logger
)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, failure);
            return;
        }
        if (!context.Response.HasStarted && Find(context) is { } family)
        {
            await AnswerMissingAsync(context, family);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            Log.Abandoned(logger, context.Request.Method, context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        var unavailable = failure is StorageUnavailableException;
        if (unavailable)
        {
            Log.StorageUnavailable(logger, context.Request.Method, context.Request.Path, failure.Message);
        }
        else
        {
            Log.Failed(logger, failure, context.Request.Method, context.Request.Path);
        }
        if (Find(context) is not { } family)
        {
            context.Response.StatusCode = unavailable
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError;
            return;
        }
        await (unavailable ? family.UnavailableAsync(context, RetryAfter) : family.ServerErrorAsync(context));
    }

    private static Task AnswerMissingAsync(HttpContext context, IErrorFamily family) =>
        (context.Response.StatusCode, context.Response.ContentType) switch
        {
            (StatusCodes.Status404NotFound, null) when context.GetEndpoint() is null => family.NotFoundAsync(context),
            (StatusCodes.Status405MethodNotAllowed, null) => family.MethodNotAllowedAsync(context),
            _ => Task.CompletedTask,
        };

    private IErrorFamily? Find(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<FamilyMetadata>()?.Errors ?? families.Find(context.Request.Path);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
        public static partial void Failed(ILogger logger, Exception failure, string method, PathString path);

        [LoggerMessage(2, LogLevel.Debug, "{Method} {Path}: the caller went away")]
        public static partial void Abandoned(ILogger logger, string method, PathString path);

        [LoggerMessage(3, LogLevel.Warning, "{Method} {Path}: {Reason}")]
        public static partial void StorageUnavailable(ILogger logger, string method, PathString path, string reason);
    }
}
