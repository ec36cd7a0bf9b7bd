using System.IO.Compression;
using System.Net;
using System.Text;
using Attune.Core.Outbound;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.Outbound;

/// <summary>What servers do to whoever calls them, and where it ends.</summary>
public sealed class OutboundLimitTests
{
    private const int Limit = 10_000;

    [Fact]
    public async Task Send_ToAServerThatNeverAnswers_EndsAfterTheTimeout()
    {
        await using var server = HostileServer.Start((_, _, token) => Task.Delay(Timeout.Infinite, token));
        Assert.Equal(OutboundFailure.TimedOut, await FailAfterFiveSecondsAsync(server));
    }

    [Fact]
    public async Task Send_ToAServerThatAnswersDropByDrop_EndsAfterTheTimeout()
    {
        await using var server = HostileServer.Start(
            async (_, stream, token) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"u8.ToArray(), token);
                await Task.Delay(Timeout.Infinite, token);
            }
        );
        Assert.Equal(OutboundFailure.TimedOut, await FailAfterFiveSecondsAsync(server));
    }

    [Fact]
    public async Task Send_ToAnAnswerWithoutEnd_StopsReadingAtTheLimit()
    {
        long sent = 0;
        await using var server = HostileServer.Start(
            async (_, stream, token) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), token);
                var chunk = Encoding.ASCII.GetBytes($"1000\r\n{new string('a', 0x1000)}\r\n");
                while (true)
                {
                    await stream.WriteAsync(chunk, token);
                    Interlocked.Add(ref sent, chunk.Length);
                }
            }
        );
        Assert.Equal(OutboundFailure.TooLarge, await FailAsync(server));
        await server.DisposeAsync();
        // What the two kernels buffer, and no more.
        Assert.InRange(sent, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public async Task Send_ToAnAnswerThatSaysItIsHuge_ReadsNothingOfIt()
    {
        await using var server = HostileServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\naaaa");
        Assert.Equal(OutboundFailure.TooLarge, await FailAsync(server));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Send_ToAPackedBomb_StopsUnpackingAtTheLimit(string encoding)
    {
        var bomb = Pack(encoding, new byte[64 * 1024 * 1024]);
        await using var server = HostileServer.Start(_ =>
            [
                .. Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {bomb.Length}\r\nConnection: close\r\n\r\n"
                ),
                .. bomb,
            ]
        );
        Assert.Equal(OutboundFailure.TooLarge, await FailAsync(server, maxBytes: 1024 * 1024));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Send_ToAPackedAnswer_Unpacks(string encoding)
    {
        var packed = Pack(encoding, "{\"a\":1}"u8.ToArray());
        await using var server = HostileServer.Start(_ =>
            [
                .. Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {packed.Length}\r\nConnection: close\r\n\r\n"
                ),
                .. packed,
            ]
        );
        using var client = Client(TimeProvider.System);
        var response = await client.SendAsync(Request(server), TestContext.Current.CancellationToken);
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 4\r\n\r\nnope")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{}")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("")]
    public async Task Send_ToAnAnswerThatIsDamaged_Fails(string answer)
    {
        await using var server = HostileServer.Start(answer);
        Assert.Equal(OutboundFailure.Damaged, await FailAsync(server));
    }

    [Fact]
    public async Task Send_ToTenThousandHeaders_Fails()
    {
        var headers = string.Concat(Enumerable.Range(0, 10_000).Select(at => $"X-{at}: {at}\r\n"));
        await using var server = HostileServer.Start($"HTTP/1.1 200 OK\r\n{headers}Content-Length: 2\r\n\r\n{{}}");
        Assert.Equal(OutboundFailure.Damaged, await FailAsync(server));
    }

    [Fact]
    public async Task Send_ToNobody_IsUnreachableAndItsMessageHoldsNoPath()
    {
        int port;
        await using (var server = HostileServer.Start(""))
        {
            port = server.Port;
        }
        using var client = Client(TimeProvider.System);
        var failure = await Assert.ThrowsAsync<OutboundException>(() =>
            client.SendAsync(
                new OutboundRequest { Method = HttpMethod.Get, Url = $"http://127.0.0.2:{port}/p?key=s3cret" },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(OutboundFailure.Unreachable, failure.Failure);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task<OutboundFailure> FailAsync(HostileServer server, long maxBytes = Limit)
    {
        using var client = Client(TimeProvider.System);
        var failure = await Assert.ThrowsAsync<OutboundException>(() =>
            client.SendAsync(Request(server) with { MaxBytes = maxBytes }, TestContext.Current.CancellationToken)
        );
        return failure.Failure;
    }

    private static async Task<OutboundFailure> FailAfterFiveSecondsAsync(HostileServer server)
    {
        var time = new FakeTimeProvider();
        using var client = Client(time);
        var sending = client.SendAsync(Request(server), TestContext.Current.CancellationToken);
        await server.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        return (await Assert.ThrowsAsync<OutboundException>(() => sending)).Failure;
    }

    private static OutboundRequest Request(HostileServer server) =>
        new()
        {
            Method = HttpMethod.Get,
            Url = $"http://127.0.0.2:{server.Port}/",
            MaxBytes = Limit,
        };

    private static OutboundClient Client(TimeProvider time) =>
        new(
            new OutboundSettings { Ports = [(1, 65_535)], AllowedNetworks = [IPNetwork.Parse("127.0.0.2/32")] },
            new ScriptedResolver(),
            new NoLocalAddresses(),
            time
        );

    private static byte[] Pack(string encoding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (
            Stream packing = encoding switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
                "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
                _ => new BrotliStream(packed, CompressionLevel.Fastest),
            }
        )
        {
            packing.Write(content);
        }
        return packed.ToArray();
    }
}
