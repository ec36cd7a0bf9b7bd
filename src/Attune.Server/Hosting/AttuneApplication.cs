using Attune.Server.Authentication;
using Attune.Server.Health;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Hosting;

/// <summary>Composes the server: configuration, services, the order of the middleware, and the endpoints.</summary>
public static class AttuneApplication
{
    /// <summary>Builds the server, not yet started.</summary>
    /// <param name="settings">Configuration in the form <c>--Section:Key=value</c>; it wins over every other source.</param>
    /// <param name="customize">Last changes to the builder, before services are sealed; tests replace services here.</param>
    /// <exception cref="OperatorException">A setting makes no sense.</exception>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? customize = null)
    {
        // Watching the working directory for changed settings would watch the database in it, too.
        string[] arguments = ["--hostBuilder:reloadConfigOnChange=false", .. settings];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments });
        AttuneConfiguration.AddSources(builder);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ErrorFamilies>();
        builder.Services.AddAttuneRateLimits(builder.Configuration);
        builder.Services.AddAttuneHealth();
        ApiFamilies.AddServices(builder.Services, builder.Configuration);
        customize?.Invoke(builder);

        var app = builder.Build();
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseMiddleware<FamilyErrorMiddleware>();
        app.UseRouting();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseMiddleware<RateLimitMiddleware>();
        app.MapAttuneHealth();
        ApiFamilies.Map(app);
        return app;
    }
}
