using System.Text;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Tests.Outbound;
using Attune.Core.Users.Erasure;

namespace Attune.Core.Tests.Content.Apis;

public sealed class ContentApiCacheTests
{
    [Fact]
    public async Task AThousandRenders_OfOneColdApi_MakeOneCall()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = HostileServer.Start(
            HostileServer.Public,
            async (_, stream, token) =>
            {
                await go.Task.WaitAsync(token);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(HostileServer.Json("""{"a":"1"}""")), token);
            }
        );
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        var renders = Enumerable
            .Range(0, 1_000)
            .Select(_ => Task.Run(() => bench.RenderAsync("{{ ContentApi.x().a }}")))
            .ToList();
        await server.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        go.SetResult();
        Assert.Equal(["1"], (await Task.WhenAll(renders)).Distinct());
        Assert.Equal((1, 1), (server.Connections, server.Requests.Count));
    }

    [Fact]
    public async Task AThousandRenders_OfAColdApiThatFails_MakeOneCall()
    {
        await using var server = HostileServer.Start(HostileServer.Json("{}", "500 Oh"));
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        var renders = Enumerable
            .Range(0, 1_000)
            .Select(_ => Task.Run(() => bench.RenderAsync("{{ ContentApi.x().a|default('none') }}")));
        Assert.Equal(["none"], (await Task.WhenAll(renders)).Distinct());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task AnAnswer_IsKeptForOtherRenders()
    {
        await using var server = Counting();
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        Assert.Equal("1", await bench.RenderAsync("{{ ContentApi.x().n }}"));
        Assert.Equal("1", await bench.RenderAsync("{{ ContentApi.x().n }}"));
    }

    [Fact]
    public async Task AnAnswer_IsNotKeptWhereTheApiSaysSo()
    {
        await using var server = Counting();
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server, api => api with { CacheMinutes = 0 });
        Assert.Equal("1", await bench.RenderAsync("{{ ContentApi.x().n }}"));
        Assert.Equal("2", await bench.RenderAsync("{{ ContentApi.x().n }}"));
    }

    [Fact]
    public async Task AnAnswer_IsNeverAnotherUsersOrAnotherWorkspaces()
    {
        await using var server = Counting();
        await using var bench = await ContentApiBench.StartAsync();
        ContentApiProposal Personal(ContentApiProposal api) =>
            api with
            {
                Params = [new("u", "{{ UserAttribute['uid'] }}")],
            };
        await bench.AddAsync(server, Personal);
        await bench.AddAsync(server, Personal, ContentApiBench.Other);
        const string template = "{{ ContentApi.x().n }}";
        Assert.Equal("1", await bench.RenderAsync(template, """{"uid":"a"}"""));
        Assert.Equal("2", await bench.RenderAsync(template, """{"uid":"b"}"""));
        Assert.Equal("3", await bench.RenderAsync(template, """{"uid":"a"}""", ContentApiBench.Other));
        Assert.Equal("1", await bench.RenderAsync(template, """{"uid":"a"}"""));
    }

    [Fact]
    public async Task AnAnswerPastItsTime_IsServedOnWhileTheSourceFails()
    {
        var fails = false;
        await using var server = HostileServer.Start(_ =>
            Encoding.ASCII.GetBytes(
                Volatile.Read(ref fails) ? HostileServer.Json("{}", "500 Oh") : HostileServer.Json("""{"n":1}""")
            )
        );
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        await bench.RenderAsync("{{ ContentApi.x().n }}");
        Volatile.Write(ref fails, true);
        bench.Get<ContentApiCaches>().Expire(ContentApiBench.Workspace);
        Assert.Equal("1", await bench.RenderAsync("{{ ContentApi.x().n|default('none') }}"));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task AnAnswer_IsForgottenWhenTheApiChanges()
    {
        await using var server = Counting();
        await using var bench = await ContentApiBench.StartAsync();
        var api = await bench.AddAsync(server);
        await bench.RenderAsync("{{ ContentApi.x().n }}");
        var outcome = await bench
            .Get<UpdateContentApi>()
            .ExecuteAsync(
                ContentApiBench.Workspace,
                api.Record.Id,
                api.Version,
                new ContentApiProposal
                {
                    Name = "x",
                    Method = "GET",
                    Url = $"http://127.0.0.2:{server.Port}/data",
                },
                ContentApiBench.Author,
                CancellationToken.None
            );
        Assert.True(outcome.IsDone);
        Assert.Equal("2", await bench.RenderAsync("{{ ContentApi.x().n }}"));
    }

    [Fact]
    public async Task AnAnswer_IsForgottenWhenAUserIsErased()
    {
        await using var server = Counting();
        await using var bench = await ContentApiBench.StartAsync();
        await bench.AddAsync(server);
        await bench.RenderAsync("{{ ContentApi.x().n }}");
        foreach (var holder in bench.Get<IEnumerable<IUserErasure>>())
        {
            await holder.EraseAsync(ContentApiBench.Workspace, [Guid.NewGuid()], [], CancellationToken.None);
        }
        Assert.Equal("2", await bench.RenderAsync("{{ ContentApi.x().n }}"));
    }

    private static HostileServer Counting()
    {
        var count = 0;
        return HostileServer.Start(_ =>
            Encoding.ASCII.GetBytes(HostileServer.Json($$"""{"n":{{Interlocked.Increment(ref count)}}}"""))
        );
    }
}
