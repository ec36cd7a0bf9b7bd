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
        if (!IsAsset(context.Request.Path))
        {
            headers.CacheControl = "no-store";
        }
        return next(context);
    }

    /// <summary>The dashboard's own scripts, styles and fonts, which are the same for everybody.</summary>
    private static bool IsAsset(PathString path) =>
        path.StartsWithSegments("/_content") || path.StartsWithSegments("/_framework");
}
