using Scalar.AspNetCore;

namespace Attune.Server.OpenApi;

/// <summary>
/// <c>/openapi/v1.json</c>: the document; <c>/docs</c>: a page to read it and to try calls. Neither needs a key, since
/// neither holds anything of a workspace. The page loads nothing from other hosts.
/// </summary>
internal static class OpenApiEndpoints
{
    public const string DocumentPath = "/openapi/v1.json";
    public const string PagePath = "/docs";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DocumentPath, WriteDocumentAsync);
        endpoints
            .MapScalarApiReference(PagePath, static options => Configure(options))
            .AddEndpointFilter(
                static (context, next) =>
                {
                    ProtectPage(context.HttpContext);
                    return next(context);
                }
            );
    }

    private static async Task WriteDocumentAsync(HttpContext context)
    {
        var document = context.RequestServices.GetRequiredService<ApiDocument>();
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(
            await document.ReadAsync(context.RequestAborted),
            context.RequestAborted
        );
    }

    private static void Configure(ScalarOptions options) =>
        options
            .WithNonce()
            .WithTitle("Attune API")
            .WithDynamicBaseServerUrl(true)
            .WithOpenApiRoutePattern(DocumentPath)
            .AddPreferredSecuritySchemes(["basic", "app_key"])
            .DisableDefaultFonts()
            .DisableAgent()
            .DisableMcp()
            .DisableTelemetry()
            .HideDeveloperTools()
            .HideClientButton()
            .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl);

    // The nonce is made while the page is written, so the policy is written when the answer begins.
    private static void ProtectPage(HttpContext context) =>
        context.Response.OnStarting(() =>
        {
            var nonce = context.Items[ScalarOptions.NonceHttpContextItemKey] as string;
            var scripts = nonce is null ? "'self'" : $"'self' 'nonce-{nonce}'";
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                + "font-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'";
            return Task.CompletedTask;
        });
}
