using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attune.Core.Tests.Outbound;

/// <summary>
/// A server on a loopback address that answers with whatever bytes a test wants, well-formed or not. 127.0.0.2 plays the
/// public internet, 127.0.0.1 the inside of the house.
/// </summary>
public sealed class HostileServer : IAsyncDisposable
{
    public static readonly IPAddress Public = IPAddress.Parse("127.0.0.2");
    public static readonly IPAddress Private = IPAddress.Parse("127.0.0.1");

    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Task accepting;
    private int connected;
    private int disposed;

    private HostileServer(IPAddress address, Func<string, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener = new TcpListener(address, 0);
        listener.Start(2_000);
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Connections that arrived.</summary>
    public int Connections => Volatile.Read(ref connected);

    /// <summary>Whole requests, heads and bodies, in the order of arrival.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Released once for each request.</summary>
    public SemaphoreSlim Arrived { get; } = new(0);

    public static HostileServer Start(IPAddress address, Func<string, Stream, CancellationToken, Task> answer) =>
        new(address, answer);

    public static HostileServer Start(Func<string, Stream, CancellationToken, Task> answer) => new(Public, answer);

    /// <summary>Answers each request with the bytes.</summary>
    public static HostileServer Start(Func<string, byte[]> answer) =>
        new(Public, async (request, stream, token) => await stream.WriteAsync(answer(request), token));

    public static HostileServer Start(string response) => Start(_ => Encoding.UTF8.GetBytes(response));

    /// <summary>A JSON answer; the connection ends with it.</summary>
    public static string Json(string body, string status = "200 OK", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}Connection: close\r\n\r\n{body}";

    public static string Redirect(string location, int status = 302) =>
        $"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }
        await stopping.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        Arrived.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stopping.Token);
            Interlocked.Increment(ref connected);
            connections.Add(ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                Requests.Enqueue(request);
                Arrived.Release();
                await answer(request, stream, stopping.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
            {
                // The client had enough.
            }
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, stopping.Token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            var read = text.ToString();
            var head = read.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (count == 0 || (head >= 0 && read.Length - head - 4 >= LengthOf(read)))
            {
                return read;
            }
        }
    }

    private static int LengthOf(string request)
    {
        const string name = "content-length:";
        var at = request.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(request[(at + name.Length)..request.IndexOf('\r', at)].Trim(), null);
    }
}
