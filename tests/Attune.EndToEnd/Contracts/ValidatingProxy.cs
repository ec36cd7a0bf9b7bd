using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attune.EndToEnd.Contracts;

/// <summary>
/// Stoplight Prism between a caller and the server: passes everything on, and tells what of it an OpenAPI document does
/// not allow.
/// </summary>
internal sealed partial class ValidatingProxy : IAsyncDisposable
{
    private const string Header = "sl-violations";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly HttpClient client;
    private readonly string prefix;

    private ValidatingProxy(Process process, Uri address, string prefix)
    {
        this.process = process;
        this.prefix = prefix;
        client = new HttpClient { BaseAddress = address };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The program, or null where test.sh has not installed it.</summary>
    public static string? Program =>
        Path.Combine(Repository.Root, "tests", "oracles", "openapi", "node_modules", ".bin", "prism") is var path
        && File.Exists(path)
            ? path
            : null;

    /// <summary>Starts a proxy.</summary>
    /// <param name="document">The path of the OpenAPI document.</param>
    /// <param name="server">Where everything is passed on to.</param>
    /// <param name="prefix">The part of the server's paths that the document leaves to its base address.</param>
    public static async Task<ValidatingProxy> StartAsync(string document, AttuneProcess server, string prefix)
    {
        var port = FindFreePort();
        var start = new ProcessStartInfo(Program!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "proxy",
                document,
                server.Address.ToString().TrimEnd('/') + prefix,
                "--port",
                port.ToString(),
            },
        };
        var proxy = new ValidatingProxy(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"), prefix);
        await proxy.WaitUntilListeningAsync();
        return proxy;
    }

    /// <summary>Sends a request; what the document does not allow of it and of its answer, and the answer.</summary>
    public async Task<(HttpStatusCode Status, string Body, IReadOnlyList<Violation> Violations)> SendAsync(Call call)
    {
        Assert.StartsWith(prefix, call.Path);
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Path[prefix.Length..]);
        var credentials = Encoding.UTF8.GetBytes($"{AttuneProcess.Workspace}:{call.Key}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        if (call.AppKey is not null)
        {
            request.Headers.Add("MOE-APPKEY", call.AppKey);
        }
        if (call.IfMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", call.IfMatch);
        }
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body));
            if (call.ContentType is not null)
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.ContentType);
            }
        }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body, Read(response));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private static IReadOnlyList<Violation> Read(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues(Header, out var values))
        {
            return [];
        }
        using var list = JsonDocument.Parse(string.Join(',', values));
        return [.. list.RootElement.EnumerateArray().Select(Read)];
    }

    private static Violation Read(JsonElement violation)
    {
        var place = violation.TryGetProperty("location", out var parts)
            ? string.Join('.', parts.EnumerateArray().Select(part => part.ToString()))
            : "";
        return new Violation(
            Position().Replace(place, "[]"),
            violation.TryGetProperty("code", out var code) ? code.ToString() : "",
            violation.GetProperty("message").ToString()
        );
    }

    [GeneratedRegex(@"\.\d+\b")]
    private static partial Regex Position();

    private async Task WaitUntilListeningAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Output().Contains("Prism is listening", StringComparison.Ordinal))
        {
            Assert.False(process.HasExited, "The proxy ended: " + Output());
            await Task.Delay(50, patience.Token);
        }
    }

    private string Output()
    {
        lock (output)
        {
            return output.ToString();
        }
    }

    private void Append(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
