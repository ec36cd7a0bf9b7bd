using System.Reflection;

namespace Attune.Server.Benchmarks.Fetching;

/// <summary>Starts Attune on data of certain sizes, which is made once and kept.</summary>
internal static class FilledServer
{
    private static readonly string Server = Assembly
        .GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Server")
        .Value!;

    public static async Task<ServerProcess> StartAsync(FetchSizes sizes)
    {
        var data = Path.Combine(sizes.Data, $"{sizes.Users}-{sizes.Active}-{sizes.Experiences}");
        var mark = Path.Combine(data, "filled");
        if (!File.Exists(mark))
        {
            if (Directory.Exists(data))
            {
                Directory.Delete(data, recursive: true);
            }

            Directory.CreateDirectory(data);
            await using var empty = await StartAsync(data);
            using var filling = new Filling(empty.Address);
            await filling.RunAsync(sizes);
            await empty.StopAsync();
            await File.WriteAllTextAsync(mark, "");
        }

        return await StartAsync(data);
    }

    /// <summary>Starts Attune without a demo, on a database of its own.</summary>
    public static Task<ServerProcess> StartEmptyAsync(string data, string? postgres) =>
        StartAsync(data, postgres is null ? [] : ["--ConnectionStrings:Attune", postgres]);

    private static Task<ServerProcess> StartAsync(string data, params string[] more)
    {
        return ServerProcess.StartAsync(
            address => [Server, "--urls", address.ToString(), "--data", data, "--no-demo", .. more],
            new Dictionary<string, string>
            {
                ["ATTUNE_WORKSPACE"] = ShopData.Workspace,
                ["ATTUNE_API_KEY"] = ShopData.Key,
                ["Logging__LogLevel__Default"] = "Warning",
            }
        );
    }
}
