using System.Net;
using Attune.Core.Storage;
using Attune.Server.Authentication;
using Attune.Server.Hosting;
using Attune.Server.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Hosting;

public sealed class ServerTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task EveryEndpointOfAFamily_RequiresAScope()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.Contains(endpoints, endpoint => endpoint.Metadata.GetMetadata<FamilyMetadata>() is not null);
        var open = endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<AccessMetadata>() is not { Scopes: not 0 })
            .Where(endpoint => !IsOfTheDashboard(endpoint))
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .Where(route => route is not ("/health/live" or "/health/ready" or "/local/move" or "/metrics"))
            .Where(route => !route!.StartsWith("/docs") && !route.StartsWith("/openapi"));
        Assert.Empty(open);
    }

    [Fact]
    public async Task EveryPage_RequiresASignIn_ButThoseThatLeadToIt()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        var open = server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'));
        Assert.Equal(["not-found", "sign-in", "welcome"], open.Order());
    }

    [Fact]
    public async Task SecondServer_OnTheSameFolder_SaysSo()
    {
        await using var first = await RunningServer.StartAsync(folder.Path);
        var refusal = await Assert.ThrowsAsync<StorageInUseException>(() => RunningServer.StartAsync(folder.Path));
        Assert.Contains(folder.Path, refusal.Message);
    }

    [Fact]
    public async Task SecondServer_FromTheCommandLine_EndsWithOneAndAMessageWithoutATrace()
    {
        await using var first = await RunningServer.StartAsync(folder.Path);
        var (code, _, error) = await RunAsync("serve", "--urls", "http://127.0.0.1:0", "--data", folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("in use by another Attune server", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public async Task Address_InUse_EndsWithOneAndAMessage()
    {
        await using var first = await RunningServer.StartAsync(folder.Path);
        using var other = new TestFolder();
        var (code, _, error) = await RunAsync("--urls", first.Address, "--data", other.Path);
        Assert.Equal(1, code);
        Assert.Contains("--urls", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Theory]
    [InlineData("--no-dmeo")]
    [InlineData("serve --no-dmeo")]
    [InlineData("server")]
    public async Task MistypedOption_EndsWithOneAndStartsNothing(string line)
    {
        var (code, _, error) = await RunAsync([.. line.Split(' '), "--data", folder.File("never")]);
        Assert.Equal(1, code);
        Assert.Contains("does not know", error);
        Assert.False(Directory.Exists(folder.File("never")));
    }

    [Fact]
    public async Task DemoAndNoDemo_Together_AreRefused()
    {
        var (code, _, error) = await RunAsync("--demo", "--no-demo", "--data", folder.File("never"));
        Assert.Equal(1, code);
        Assert.Contains("Choose one", error);
    }

    [Fact]
    public async Task Help_NamesTheOptionsOfServing()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.All(["--urls", "--data", "--demo", "--no-demo", "serve"], option => Assert.Contains(option, output));
    }

    [Fact]
    public async Task Root_LeadsToTheSignInPage_WhichRunsNoScriptsOfOthers()
    {
        await using var server = await RunningServer.StartAsync(folder.Path);
        using var response = await server.Client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal("/sign-in", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy);
    }

    [Fact]
    public async Task Stop_AnswersTheRequestThatIsBeingServed_AndReleasesTheFolder()
    {
        await using (var server = await RunningServer.StartAsync(folder.Path))
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await server.Client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode
            );
            await server.StopAsync();
        }
        await using var next = await RunningServer.StartAsync(folder.Path);
        Assert.DoesNotContain(next.Log.Lines, line => line.StartsWith("Error") || line.StartsWith("Critical"));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var invocation = AttuneCommands.Invocation;
        invocation.Output = output;
        invocation.Error = error;
        var code = await AttuneCommands
            .Create()
            .Parse(arguments)
            .InvokeAsync(invocation, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static bool IsOfTheDashboard(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        || DashboardPaths.Any(path => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith(path));

    /// <summary>Scripts and styles of the pages, and their connection.</summary>
    private static readonly string[] DashboardPaths = ["_content/", "_framework/", "_blazor", "{**path"];
}
