using Microsoft.Extensions.Configuration.Json;

namespace Attune.Server.Hosting;

/// <summary>
/// Where settings come from, weakest first: the defaults here, <c>appsettings.json</c> beside the binary, the same file
/// in the working directory, environment variables, the command line.
/// </summary>
internal static class AttuneConfiguration
{
    public const string DefaultUrl = "http://localhost:8080";
    public const string DefaultDataDirectory = "./data";
    public const string DataKey = "Attune:Data";
    public const string DemoKey = "Attune:Demo";
    public const string WorkspaceKey = "ATTUNE_WORKSPACE";
    public const string ApiKeyKey = "ATTUNE_API_KEY";

    /// <summary>Adds the files beside the binary below those of the working directory, and the defaults below all.</summary>
    public static void AddSources(WebApplicationBuilder builder)
    {
        IList<IConfigurationSource> sources = builder.Configuration.Sources;
        if (!SameDirectory(AppContext.BaseDirectory, builder.Environment.ContentRootPath))
        {
            var position = sources.TakeWhile(source => source is not JsonConfigurationSource).Count();
            sources.Insert(position, BesideBinary($"appsettings.{builder.Environment.EnvironmentName}.json"));
            sources.Insert(position, BesideBinary("appsettings.json"));
        }
        if (!SetsAddress(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    private static bool SetsAddress(IConfiguration configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 }
        || configuration[WebHostDefaults.HttpPortsKey] is { Length: > 0 }
        || configuration[WebHostDefaults.HttpsPortsKey] is { Length: > 0 }
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();

    private static JsonConfigurationSource BesideBinary(string file)
    {
        var source = new JsonConfigurationSource
        {
            Path = Path.Combine(AppContext.BaseDirectory, file),
            Optional = true,
            ReloadOnChange = false,
        };
        source.ResolveFileProvider();
        return source;
    }

    private static bool SameDirectory(string left, string right) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(left))
        == Path.TrimEndingDirectorySeparator(Path.GetFullPath(right));
}
