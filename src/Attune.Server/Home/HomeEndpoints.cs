namespace Attune.Server.Home;

/// <summary>The page at the root: tells a browser what this is and where to go.</summary>
internal static class HomeEndpoints
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Attune</title></head>
        <body>
        <main>
        <h1>Attune</h1>
        <p>This personalization server is running.</p>
        <ul>
        <li><a href="/docs">API documentation</a></li>
        <li><a href="/health/ready">Health</a></li>
        </ul>
        </main>
        </body>
        </html>
        """;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/", static context => WriteAsync(context));

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        return context.Response.WriteAsync(Page, context.RequestAborted);
    }
}
