using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attune.Server.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Attune.Server.Moving;

/// <summary>
/// Lets commands on the same machine talk to the running server: a file in the data directory, readable by the server's user alone,
/// tells its address and a secret that is new with each start. Whoever can read the file can read the database beside it, too.
/// </summary>
internal sealed class LocalControl(IConfiguration configuration, IServer server) : IHostedLifecycleService
{
    private const string FileName = "control.json";
    private readonly string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private string Path =>
        System.IO.Path.Combine(
            configuration[AttuneConfiguration.DataKey] ?? AttuneConfiguration.DefaultDataDirectory,
            FileName
        );

    /// <summary>What a server that holds this data directory wrote, or null where none runs.</summary>
    public static async Task<LocalServer?> FindAsync(string directory, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllBytesAsync(System.IO.Path.Combine(directory, FileName), cancellationToken);
            return JsonSerializer.Deserialize<LocalServer>(text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the request shows this start's secret.</summary>
    public bool Admits(HttpContext context) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()),
            Encoding.UTF8.GetBytes($"Bearer {secret}")
        );

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (
            configuration["ConnectionStrings:Attune"] is { Length: > 0 }
            || server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } address
        )
        {
            return;
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(new LocalServer(Reachable(address), secret));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        await using var file = new FileStream(Path, options);
        await file.WriteAsync(json, cancellationToken);
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A secret of a server that has ended opens nothing.
        }
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // An address that stands for all of the machine's is not one that can be called.
    private static string Reachable(string address) =>
        address
            .Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal);
}
