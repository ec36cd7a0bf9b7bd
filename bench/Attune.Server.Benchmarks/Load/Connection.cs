using System.Net;
using System.Net.Sockets;

namespace Attune.Server.Benchmarks.Load;

/// <summary>One kept-alive connection that sends prepared requests and reads whole answers, as cheaply as it can.</summary>
internal sealed class Connection : IDisposable
{
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LengthHeader = "Content-Length: "u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private readonly byte[] buffer = new byte[64 * 1024];

    public static async Task<Connection> OpenAsync(Uri address)
    {
        var connection = new Connection();
        await connection.socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return connection;
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <returns>The bytes of the answer, headers included.</returns>
    /// <exception cref="InvalidOperationException">The answer was not 200.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        var received = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (count == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            received += count;
            if (IsComplete(buffer.AsSpan(0, received)))
            {
                break;
            }
        }

        if (buffer.AsSpan(9, 3).SequenceEqual("200"u8))
        {
            return buffer.AsMemory(0, received);
        }

        throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(buffer, 0, received));
    }

    /// <summary>The body of an answer, whether its length was told or it came in chunks.</summary>
    public static byte[] BodyOf(ReadOnlyMemory<byte> answer)
    {
        var span = answer.Span;
        var end = span.IndexOf(EndOfHeaders);
        var body = span[(end + 4)..];
        if (span[..end].IndexOf(LengthHeader) >= 0)
        {
            return body.ToArray();
        }

        var whole = new List<byte>();
        while (true)
        {
            var line = body.IndexOf((byte)'\r');
            var length = int.Parse(body[..line], System.Globalization.NumberStyles.HexNumber);
            if (length == 0)
            {
                return [.. whole];
            }

            whole.AddRange(body.Slice(line + 2, length));
            body = body[(line + 2 + length + 2)..];
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(EndOfHeaders);
        if (end < 0)
        {
            return false;
        }

        var headers = answer[..end];
        var body = answer[(end + 4)..];
        var at = headers.IndexOf(LengthHeader);
        if (at < 0)
        {
            return body.EndsWith("0\r\n\r\n"u8);
        }

        var digits = headers[(at + LengthHeader.Length)..];
        var line = digits.IndexOf((byte)'\r');
        return body.Length >= int.Parse(line < 0 ? digits : digits[..line]);
    }
}
