using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attune.EndToEnd;

/// <summary>The real server in its own process, on a free port of the loopback interface.</summary>
internal sealed class AttuneProcess : IAsyncDisposable
{
    public const string Workspace = "DEMO_WORKSPACE";
    public const string Key = "end-to-end-tests-key-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder output = new();

    private AttuneProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>A client without credentials.</summary>
    public HttpClient Client { get; }

    public int ProcessId => process.Id;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>What a pasted request finds in its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>
        {
            ["ATTUNE_URL"] = Address.ToString().TrimEnd('/'),
            ["ATTUNE_WORKSPACE"] = Workspace,
            ["ATTUNE_KEY"] = Key,
        };

    /// <summary>Starts a server and waits until it is ready.</summary>
    public static async Task<AttuneProcess> StartAsync(string data, params string[] arguments)
    {
        var server = Launch(data, arguments);
        try
        {
            await server.WaitUntilReadyAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Starts a server without waiting for anything.</summary>
    public static AttuneProcess Launch(string data, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FindFreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        foreach (
            var argument in (string[])[Program, "serve", "--urls", address.ToString(), "--data", data, .. arguments]
        )
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ATTUNE_WORKSPACE"] = Workspace;
        start.Environment["ATTUNE_API_KEY"] = Key;
        return new AttuneProcess(Process.Start(start)!, address);
    }

    /// <summary>Asks the server to stop, as an operator's init system does, and gives its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        return await WaitForExitAsync();
    }

    /// <summary>Ends the server without warning.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Client.Dispose();
        process.Dispose();
    }

    private static string Program
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal)
                ? "Release"
                : "Debug";
            return Path.Combine(Repository.Root, "src", "Attune.Server", "bin", configuration, "net10.0", "attune.dll");
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync("/health/ready", patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, patience.Token);
        }

        throw new InvalidOperationException("The server ended before it was ready:\n" + Output);
    }

    private void Append(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
