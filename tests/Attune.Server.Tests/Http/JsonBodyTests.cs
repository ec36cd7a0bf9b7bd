using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Attune.Server.Http;
using Attune.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Attune.Server.Tests.Http;

public sealed class JsonBodyTests : IAsyncLifetime
{
    private const int Limit = 2048;
    private ProbeServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await ProbeServer.StartAsync(endpoints =>
            endpoints.MapPost("/probe", (HttpContext context) => EchoAsync(context)).WithFamily(ProbeErrors.Instance)
        );

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task EchoAsync(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context, new BodyLimits(Limit, MaxDepth: 8));
        if (body is not null)
        {
            await context.Response.WriteAsync(body.Root.GetRawText());
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"")]
    [InlineData("application/vnd.acme+json")]
    public async Task MediaType_ThatIsJson_IsRead(string type) =>
        Assert.Equal((HttpStatusCode.OK, "{\"a\":1}"), await PostAsync("{\"a\":1}"u8, type));

    [Theory]
    [InlineData(null, "none")]
    [InlineData("text/plain", "text/plain")]
    [InlineData("application/x-www-form-urlencoded", "application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16", "application/json; charset=utf-16")]
    [InlineData("json", "json")]
    [InlineData("application/jsonp", "application/jsonp")]
    public async Task MediaType_ThatIsNot_IsRefused(string? type, string said) =>
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, $"media type {said}"), await PostAsync("{\"a\":1}"u8, type));

    public static TheoryData<string, MalformedBodyKind> Broken =>
        new()
        {
            { "", MalformedBodyKind.Empty },
            { " \r\n\t", MalformedBodyKind.Empty },
            { "{", MalformedBodyKind.NotJson },
            { "{\"a\":1", MalformedBodyKind.NotJson },
            { "{\"a\":1}{\"b\":2}", MalformedBodyKind.NotJson },
            { "{\"a\":1,}", MalformedBodyKind.NotJson },
            { "{'a':1}", MalformedBodyKind.NotJson },
            { "{\"a\":NaN}", MalformedBodyKind.NotJson },
            { "{\"a\":01}", MalformedBodyKind.NotJson },
            { "{\"a\":1} // why", MalformedBodyKind.NotJson },
            { "{\"a\":\"\n\"}", MalformedBodyKind.NotJson },
            { "{\"a\":1,\"a\":2}", MalformedBodyKind.NotJson },
            { "{\"a\":{\"b\":1,\"\\u0062\":2}}", MalformedBodyKind.NotJson },
            { "[[[[[[[[[1]]]]]]]]]", MalformedBodyKind.NotJson },
            { "{\"a\":\"\\ud800\"}", MalformedBodyKind.NotUtf8 },
            { "{\"a\":\"\\uDC00\\uD800\"}", MalformedBodyKind.NotUtf8 },
            { "{\"\\ud83d\":1}", MalformedBodyKind.NotUtf8 },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Body_ThatIsNotOneDocument_IsRefused(string text, MalformedBodyKind kind) =>
        Assert.Equal((HttpStatusCode.BadRequest, $"malformed {kind}"), await PostAsync(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task Body_NestedAsDeepAsAllowed_IsRead() =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("[[[[[[[[1]]]]]]]]"u8)).Status);

    [Fact]
    public async Task Body_WithAnEscapedPairOfSurrogates_IsRead() =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("{\"a\":\"\\ud83d\\ude00\"}"u8)).Status);

    [Theory]
    [InlineData(new byte[] { 0x22, 0xC3, 0x28, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xC0, 0xAF, 0x22 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00 })]
    public async Task Body_ThatIsNotUtf8_IsRefused(byte[] bytes) =>
        Assert.Equal((HttpStatusCode.BadRequest, "malformed NotUtf8"), await PostAsync(bytes));

    [Fact]
    public async Task Body_WithAByteOrderMark_IsRead() =>
        Assert.Equal((HttpStatusCode.OK, "{}"), await PostAsync([0xEF, 0xBB, 0xBF, .. "{}"u8]));

    [Fact]
    public async Task Body_OfExactlyTheLimit_IsRead() =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Text(Limit))).Status);

    [Fact]
    public async Task Body_OneByteOverTheLimit_IsRefused() =>
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too large 2048"), await PostAsync(Text(Limit + 1)));

    [Fact]
    public async Task Body_OverTheLimitWithoutALength_IsRefused() =>
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "too large 2048"),
            await PostAsync(Text(Limit + 1), chunked: true)
        );

    [Fact]
    public async Task Body_OfTenMegabytes_IsRefusedBeforeItIsSent()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var head =
            $"POST /probe HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\n"
            + "Content-Length: 10485760\r\n\r\n{";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal(
            "HTTP/1.1 413 Payload Too Large",
            await reader.ReadLineAsync(TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("Content-Encoding", "gzip")]
    [InlineData("Content-Encoding", "GZIP")]
    [InlineData("data-compression", "true")]
    [InlineData("Data-Compression", "gzip")]
    public async Task Body_InGzip_IsUnpacked(string header, string value) =>
        Assert.Equal((HttpStatusCode.OK, "{\"a\":1}"), await PostAsync(Gzip("{\"a\":1}"u8), headers: (header, value)));

    [Fact]
    public async Task Body_InGzipSaidByBothHeaders_IsUnpackedOnce() =>
        Assert.Equal(
            (HttpStatusCode.OK, "{\"a\":1}"),
            await PostAsync(Gzip("{\"a\":1}"u8), headers: [("Content-Encoding", "gzip"), ("data-compression", "true")])
        );

    [Theory]
    [InlineData("Content-Encoding", "identity")]
    [InlineData("data-compression", "false")]
    public async Task Body_SaidNotToBeCompressed_IsReadAsItIs(string header, string value) =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("{}"u8, headers: (header, value))).Status);

    [Theory]
    [InlineData("Content-Encoding", "br")]
    [InlineData("Content-Encoding", "gzip, gzip")]
    [InlineData("data-compression", "zstd")]
    public async Task Body_InAnotherEncoding_IsRefused(string header, string value) =>
        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, $"media type {value}"),
            await PostAsync("{}"u8, headers: (header, value))
        );

    [Fact]
    public async Task Body_SaidToBeGzipAndIsNot_IsRefused() =>
        Assert.Equal(
            (HttpStatusCode.BadRequest, "malformed BadCompression"),
            await PostAsync("{\"a\":1}"u8, headers: ("Content-Encoding", "gzip"))
        );

    [Fact]
    public async Task Body_InGzipCutOffAnywhere_IsRefused()
    {
        var whole = Gzip(Text(600));
        for (var length = 0; length < whole.Length; length++)
        {
            var (status, _) = await PostAsync(whole[..length], headers: ("Content-Encoding", "gzip"));
            Assert.Equal(HttpStatusCode.BadRequest, status);
        }
    }

    [Fact]
    public async Task Body_InGzipWithADamagedByte_IsNeverReadAsSomethingElse()
    {
        var whole = Gzip("{\"price\":123456789,\"name\":\"a longer text to pack\"}"u8);
        // The time, flags of speed and operating system in the header carry no data.
        for (var at = 10; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x10;
            var (status, body) = await PostAsync(damaged, headers: ("Content-Encoding", "gzip"));
            Assert.True(
                status == HttpStatusCode.BadRequest
                    || body == "{\"price\":123456789,\"name\":\"a longer text to pack\"}",
                $"byte {at}: {status} {body}"
            );
        }
    }

    [Fact]
    public async Task Body_ThatUnpacksToMoreThanTheLimit_IsRefused()
    {
        var bomb = Gzip(new byte[200_000_000]);
        Assert.True(bomb.Length > Limit);
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "too large 2048"),
            await PostAsync(Gzip(Text(Limit + 1)), headers: ("data-compression", "true"))
        );
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "too large 2048"),
            await PostAsync(Gzip(new byte[1_500_000]), headers: ("data-compression", "true"))
        );
    }

    [Fact]
    public async Task Body_WhoseSenderGoesAway_DoesNotBecomeAFault()
    {
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
            var head =
                $"POST /probe HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        }
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("{}"u8)).Status);
        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error"));
    }

    private static byte[] Text(int length) => Encoding.ASCII.GetBytes($"\"{new string('x', length - 2)}\"");

    private static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }

    private Task<(HttpStatusCode Status, string Body)> PostAsync(
        ReadOnlySpan<byte> body,
        string? type = "application/json",
        bool chunked = false,
        params (string Name, string Value)[] headers
    ) => PostAsync(body.ToArray(), type, chunked, headers);

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(
        byte[] body,
        string? type,
        bool chunked,
        (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/probe") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        if (type is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
