using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Attune.Server.Telemetry;

/// <summary>
/// Metrics of Attune, of HTTP and of the runtime: for Prometheus at <see cref="MetricsPath"/>, and sent by OTLP where the
/// standard <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
/// </summary>
internal static class TelemetryServices
{
    public const string MetricsPath = "/metrics";
    public const string MetricsKey = "Attune:Metrics:Enabled";

    /// <summary>Combinations of labels that one instrument keeps apart; further ones are counted together.</summary>
    public const int LabelSets = 500;

    private static readonly string[] Meters =
    [
        "Attune.*",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        "Npgsql",
    ];

    public static IServiceCollection AddAttuneTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!IsEnabled(configuration))
        {
            return services;
        }
        services
            .AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("attune"))
            .WithMetrics(metrics =>
            {
                // Label values come from Attune's own lists; the limit is there for the day on which one does not.
                metrics
                    .AddMeter(Meters)
                    .AddView("*", new MetricStreamConfiguration { CardinalityLimit = LabelSets })
                    .AddPrometheusExporter();
                if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
                {
                    metrics.AddOtlpExporter();
                }
            });
        return services;
    }

    public static void Map(WebApplication app)
    {
        if (IsEnabled(app.Configuration))
        {
            app.MapPrometheusScrapingEndpoint(MetricsPath);
        }
    }

    private static bool IsEnabled(IConfiguration configuration) =>
        configuration[MetricsKey] is not ("false" or "False");
}
