using Attune.Dashboard.Access;
using Attune.Dashboard.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Dashboard;

/// <summary>Puts the pages of the dashboard on the server.</summary>
public static class DashboardPages
{
    /// <summary>
    /// Scripts come from this server only, none is inline and none is evaluated. Styles may be inline, since the components
    /// measure and place with them. Images of content that people look at may come from anywhere.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; "
        + "font-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'self'; "
        + "manifest-src 'self'; frame-ancestors 'none'";

    public static void MapAttuneDashboard(this IEndpointRouteBuilder endpoints)
    {
        var manifest = Path.Combine(AppContext.BaseDirectory, "attune.staticwebassets.endpoints.json");
        if (File.Exists(manifest))
        {
            endpoints.MapStaticAssets(manifest).ShortCircuit();
        }
        endpoints
            .MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(endpoint => endpoint.Metadata.Add(new PageMetadata()));
        if (endpoints.ServiceProvider.GetRequiredService<OidcSettings>().IsOn)
        {
            endpoints
                .MapGet(
                    "/sign-in/with-provider",
                    (string? back) =>
                        Results.Challenge(
                            new AuthenticationProperties { RedirectUri = SignInAddress.BackOr(back) },
                            [OidcSignIn.Scheme]
                        )
                )
                .ExcludeFromDescription();
        }
    }

    /// <summary>The middleware that pages need: who is signed in, forms that come from our own pages, and the policy.</summary>
    public static void UseAttuneDashboard(this WebApplication app)
    {
        app.Use(
            static (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<PageMetadata>() is not null)
                {
                    context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                }
                return next(context);
            }
        );
        // Otherwise the host would look for a browser's session in every request, of the API too.
        IDictionary<string, object?> added = ((IApplicationBuilder)app).Properties;
        added["__AuthenticationMiddlewareSet"] = true;
        added["__AuthorizationMiddlewareSet"] = true;
        app.UseWhen(
            static context =>
                context.GetEndpoint()?.Metadata.GetMetadata<PageMetadata>() is not null
                || context.Request.Path.StartsWithSegments(SignInAddress.Path)
                || context.Request.Path.StartsWithSegments("/_blazor"),
            static pages =>
            {
                pages.UseAuthentication();
                pages.UseAuthorization();
                pages.UseAntiforgery();
            }
        );
    }
}
