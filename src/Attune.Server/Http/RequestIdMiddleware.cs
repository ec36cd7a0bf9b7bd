namespace Attune.Server.Http;

/// <summary>
/// Names each request with eight letters and digits, in every answer's <c>X-Request-Id</c> header, in error bodies
/// and in the log, so that the three can be matched.
/// </summary>
internal sealed class RequestIdMiddleware(RequestDelegate next)
{
    public const string Header = "X-Request-Id";

    public Task InvokeAsync(HttpContext context)
    {
        var id = RequestId.Create();
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
        return next(context);
    }
}
