using System.Globalization;
using Attune.Core.Analytics;
using Attune.Core.Content;
using Attune.Core.Content.Coupons;
using Attune.Core.Content.Recommendations;
using Attune.Core.Demo;
using Attune.Core.Explanations;
using Attune.Core.Outbound;
using Attune.Core.Rankings;
using Attune.Core.Users;
using Attune.Core.Webhooks;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Snapshots;
using Attune.Dashboard;
using Attune.Server.Dashboard;
using Attune.Server.Geo;
using Attune.Server.Health;
using Attune.Server.Http;
using Attune.Server.Moving;
using Attune.Server.OpenApi;
using Attune.Server.RateLimits;
using Attune.Server.Secrets;
using Attune.Server.Telemetry;
using Attune.Storage;

namespace Attune.Server.Hosting;

/// <summary>Composes the server: configuration, services, middleware and endpoints.</summary>
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
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = arguments,
                ApplicationName = typeof(AttuneApplication).Assembly.GetName().Name,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            }
        );
        // Serves the dashboard's files from their projects where the server was built and not published.
        builder.WebHost.UseStaticWebAssets();
        AttuneConfiguration.AddSources(builder);
        SettingsCheck.Require(builder.Configuration);
        KestrelSettings.Apply(builder.WebHost);
        AddServices(builder.Services, builder.Configuration);
        customize?.Invoke(builder);

        var app = builder.Build();
        AttunePipeline.Use(app);
        app.UseAttuneDashboard();
        HealthEndpoints.Map(app);
        TelemetryServices.Map(app);
        MoveEndpoints.Map(app);
        app.MapAttuneDashboard();
        ApiFamilies.Map(app);
        OpenApiEndpoints.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        AttunePipeline.Add(services);
        services.AddAttuneStorage(configuration);
        services.AddSingleton(ReadServerLimits(configuration));
        services.AddAttuneWorkspaces();
        SecretServices.Add(services);
        services.AddSingleton(ReadOutbound(configuration));
        services.AddSingleton(FirstStartSettings.Read(configuration));
        services.AddSingleton<DemoShop>();
        services.AddSingleton<WorkspaceStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkspaceStartup>());
        services.AddAttuneUsers(configuration);
        services.AddAttuneAnalytics();
        GeoServices.Add(services, configuration);
        services.AddSingleton(new OperatorConsole(TextWriter.Null));
        services.AddSingleton<StartupBanner>();
        services.AddSingleton(ContentLimits.Read(configuration));
        services.AddAttuneContent();
        services.AddAttuneRecommendations();
        services.AddAttuneWebhooks();
        services.AddAttuneCoupons();
        services.AddAttuneExplanations(configuration);
        services.AddAttuneRankings(configuration);
        services.AddSingleton<LocalControl>();
        services.AddHostedService(provider => provider.GetRequiredService<LocalControl>());
        services.AddAttuneRateLimits(configuration);
        services.AddAttuneHealth();
        services.AddAttuneTelemetry(configuration);
        ApiFamilies.AddServices(services, configuration);
        OpenApiServices.Add(services);
        DashboardHosting.Add(services, configuration);
    }

    private static OutboundSettings ReadOutbound(IConfiguration configuration)
    {
        try
        {
            return OutboundSettings.Read(configuration);
        }
        catch (FormatException unreadable)
        {
            throw new OperatorException(unreadable.Message);
        }
    }

    private static ServerLimits ReadServerLimits(IConfiguration configuration)
    {
        var section = configuration.GetSection(KnownSettings.LimitsSection);
        return new ServerLimits(
            KnownSettings
                .DecisionLimitNames.Where(name => section[name] is not null)
                .ToDictionary(name => name, name => int.Parse(section[name]!, CultureInfo.InvariantCulture))
        );
    }
}
