namespace Attune.Server.Http;

/// <summary>
/// Headers that keep a browser from misreading an answer. API answers are data of one caller: never sniffed, framed or
/// cached. Pages set their own policy over these.
/// </summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
