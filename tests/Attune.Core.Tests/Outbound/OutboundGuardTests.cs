using System.Net;
using Attune.Core.Outbound;

namespace Attune.Core.Tests.Outbound;

/// <summary>What must be refused before a packet leaves. 127.0.0.2 stands for a public address, 127.0.0.1 for a private one.</summary>
public sealed class OutboundGuardTests
{
    private static readonly OutboundSettings AnyPort = new()
    {
        Ports = [(1, 65_535)],
        AllowedNetworks = [IPNetwork.Parse("127.0.0.2/32")],
    };

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://0/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:a9fe:a9fe]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://localhost/")]
    [InlineData("http://a.localhost/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://192.0.0.1/")]
    [InlineData("http://192.88.99.1/")]
    [InlineData("http://198.18.0.1/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://[fc00::1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2001:0::]/")]
    [InlineData("http://private.test/")]
    [InlineData("http://mixed.test/")]
    [InlineData("http://private.test./")]
    [InlineData("http://good@127.0.0.1/")]
    [InlineData("http://public.test:secret@127.0.0.1/")]
    [InlineData("http://127.0.0.1#@public.test/")]
    [InlineData("http://public.test\\@127.0.0.1/")]
    [InlineData("http://pub\tlic.test/")]
    [InlineData("http://public.test/\r\nX: y")]
    [InlineData("http:///etc/passwd")]
    [InlineData("http://%2Fvar%2Frun%2Fdocker.sock/")]
    [InlineData("unix:///var/run/docker.sock")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://public.test/")]
    [InlineData("ftp://public.test/")]
    [InlineData("//public.test/")]
    public async Task Send_ToWhatIsNotPublic_IsRefusedBeforeAPacketLeaves(string url)
    {
        await using var inside = HostileServer.Start(HostileServer.Private, (_, _, _) => Task.CompletedTask);
        using var client = Client(AnyPort, Resolver());
        var refused = await Assert.ThrowsAsync<OutboundException>(() => GetAsync(client, WithPort(url, inside.Port)));
        Assert.Equal(OutboundFailure.Refused, refused.Failure);
        Assert.Equal(0, inside.Connections);
    }

    [Theory]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://ｌｏｃａｌｈｏｓｔ/")]
    [InlineData("http://рublic.test/")]
    public async Task Send_ToANameOfLookAlikes_DoesNotReachWhatItLooksLike(string url)
    {
        await using var inside = HostileServer.Start(HostileServer.Private, (_, _, _) => Task.CompletedTask);
        var resolver = Resolver();
        using var client = Client(AnyPort, resolver);
        await Assert.ThrowsAsync<OutboundException>(() => GetAsync(client, WithPort(url, inside.Port)));
        Assert.Equal(0, inside.Connections);
        Assert.DoesNotContain("public.test", resolver.Asked);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(6379)]
    [InlineData(9200)]
    public async Task Send_ToAPortThatIsNotOfTheWeb_IsRefused(int port)
    {
        var resolver = Resolver();
        using var client = Client(AnyPort with { Ports = [(80, 80), (443, 443)] }, resolver);
        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            GetAsync(client, $"http://public.test:{port}/")
        );
        Assert.Equal(OutboundFailure.Refused, refused.Failure);
        Assert.Empty(resolver.Asked);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Send_ToARedirectInside_IsRefused(int status)
    {
        await using var inside = HostileServer.Start(HostileServer.Private, (_, _, _) => Task.CompletedTask);
        await using var outside = HostileServer.Start(
            HostileServer.Redirect($"http://127.0.0.1:{inside.Port}/admin", status)
        );
        using var client = Client(AnyPort, Resolver());
        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            GetAsync(client, $"http://public.test:{outside.Port}/")
        );
        Assert.Equal(OutboundFailure.Refused, refused.Failure);
        Assert.Equal((1, 0), (outside.Connections, inside.Connections));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://public.test/")]
    [InlineData("ftp://public.test/")]
    [InlineData("http://user@public.test/")]
    [InlineData("http://private.test/")]
    public async Task Send_ToARedirectElsewhere_IsRefused(string target)
    {
        await using var outside = HostileServer.Start(HostileServer.Redirect(target));
        using var client = Client(AnyPort, Resolver());
        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            GetAsync(client, $"http://public.test:{outside.Port}/")
        );
        Assert.Equal(OutboundFailure.Refused, refused.Failure);
    }

    [Fact]
    public async Task Send_ToANameThatResolvesInsideTheSecondTime_IsRefusedThen()
    {
        await using var inside = HostileServer.Start(HostileServer.Private, (_, _, _) => Task.CompletedTask);
        await using var outside = HostileServer.Start(HostileServer.Json("{}"));
        var resolver = new ScriptedResolver().Answer("rebind.test", "127.0.0.2").Answer("rebind.test", "127.0.0.1");
        using var client = Client(AnyPort, resolver);
        Assert.True((await GetAsync(client, $"http://rebind.test:{outside.Port}/")).IsSuccess);
        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            GetAsync(client, $"http://rebind.test:{inside.Port}/")
        );
        Assert.Equal((OutboundFailure.Refused, 0), (refused.Failure, inside.Connections));
    }

    [Fact]
    public async Task Send_ToAnAddressOfThisMachine_IsRefused()
    {
        var resolver = new ScriptedResolver().Answer("self.test", "93.184.216.34");
        using var client = new OutboundClient(
            AnyPort,
            resolver,
            new NoLocalAddresses(IPAddress.Parse("93.184.216.34")),
            TimeProvider.System
        );
        var refused = await Assert.ThrowsAsync<OutboundException>(() => GetAsync(client, "http://self.test/"));
        Assert.Equal(OutboundFailure.Refused, refused.Failure);
        Assert.Contains("this server", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToAHostThatTheOperatorAllows_GoesInside()
    {
        await using var inside = HostileServer.Start(
            HostileServer.Private,
            async (_, stream, token) =>
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(HostileServer.Json("{}")), token)
        );
        var settings = new OutboundSettings { AllowedHosts = [new AllowedHost("private.test", inside.Port)] };
        using var client = Client(settings, Resolver());
        Assert.True((await GetAsync(client, $"http://private.test:{inside.Port}/")).IsSuccess);
    }

    [Theory]
    [InlineData("Host", "inside.test")]
    [InlineData("Content-Length", "0")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("X-Good", "a\r\nX-Evil: b")]
    [InlineData("X-Good", "a\nb")]
    [InlineData("X Bad", "a")]
    public async Task Send_WithAHeaderThatSteersTheConnection_IsRefused(string name, string value)
    {
        await using var outside = HostileServer.Start(HostileServer.Json("{}"));
        using var client = Client(AnyPort, Resolver());
        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            client.SendAsync(
                new OutboundRequest
                {
                    Method = HttpMethod.Get,
                    Url = $"http://public.test:{outside.Port}/",
                    Headers = [new OutboundHeader(name, value)],
                },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal((OutboundFailure.Refused, 0), (refused.Failure, outside.Connections));
    }

    [Fact]
    public async Task Send_ToARedirectOnAnotherHost_LeavesAllHeadersBehind()
    {
        await using var other = HostileServer.Start(HostileServer.Json("{}"));
        await using var first = HostileServer.Start(HostileServer.Redirect($"http://other.test:{other.Port}/x"));
        using var client = Client(AnyPort, Resolver().Answer("other.test", "127.0.0.2"));
        await client.SendAsync(
            new OutboundRequest
            {
                Method = HttpMethod.Get,
                Url = $"http://public.test:{first.Port}/",
                Headers = [new("Authorization", "Bearer t0ken"), new("X-Api-Key", "k3y")],
            },
            TestContext.Current.CancellationToken
        );
        Assert.Contains("t0ken", Assert.Single(first.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", Assert.Single(other.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain("k3y", Assert.Single(other.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_OfABodyThatARedirectWouldTakeToAnotherHost_IsRefused()
    {
        await using var other = HostileServer.Start(HostileServer.Json("{}"));
        await using var first = HostileServer.Start(HostileServer.Redirect($"http://other.test:{other.Port}/x", 307));
        using var client = Client(AnyPort, Resolver().Answer("other.test", "127.0.0.2"));
        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            client.SendAsync(
                new OutboundRequest
                {
                    Method = HttpMethod.Post,
                    Url = $"http://public.test:{first.Port}/",
                    Body = "{\"secret\":1}"u8.ToArray(),
                    ContentType = "application/json",
                },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal((OutboundFailure.Refused, 0), (refused.Failure, other.Connections));
    }

    [Fact]
    public async Task Send_ToRedirectsWithoutEnd_StopsAfterThree()
    {
        HostileServer? server = null;
        await using var loop = server = HostileServer.Start(_ =>
            System.Text.Encoding.ASCII.GetBytes(HostileServer.Redirect($"http://public.test:{server!.Port}/again"))
        );
        using var client = Client(AnyPort, Resolver());
        var refused = await Assert.ThrowsAsync<OutboundException>(() =>
            GetAsync(client, $"http://public.test:{loop.Port}/")
        );
        Assert.Equal((OutboundFailure.Refused, 4), (refused.Failure, loop.Connections));
    }

    private static ScriptedResolver Resolver() =>
        new ScriptedResolver()
            .Answer("public.test", "127.0.0.2")
            .Answer("private.test", "127.0.0.1")
            .Answer("mixed.test", "127.0.0.2", "127.0.0.1");

    private static OutboundClient Client(OutboundSettings settings, ScriptedResolver resolver) =>
        new(settings, resolver, new NoLocalAddresses(), TimeProvider.System);

    private static Task<OutboundResponse> GetAsync(OutboundClient client, string url) =>
        client.SendAsync(
            new OutboundRequest { Method = HttpMethod.Get, Url = url },
            TestContext.Current.CancellationToken
        );

    // Where the address names a host and no port, the port of a server that would answer.
    private static string WithPort(string url, int port) =>
        Uri.TryCreate(url, UriKind.Absolute, out var read)
        && read.IsDefaultPort
        && read.Scheme == Uri.UriSchemeHttp
        && url.EndsWith('/')
        && !url.Contains('\\', StringComparison.Ordinal)
        && !url.Contains('\t', StringComparison.Ordinal)
        && read.Host.Length > 0
            ? $"{url[..^1]}:{port}/"
            : url;
}
