using System.Net;
using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Server.Http;
using Attune.Server.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Attune.Server.Tests.Http;

public sealed class FamilyErrorTests : IAsyncLifetime
{
    private ProbeServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await ProbeServer.StartAsync(endpoints =>
        {
            endpoints.MapPost("/probe/here", () => "here").WithFamily(ProbeErrors.Instance);
            endpoints
                .MapGet("/probe/fault", string () => throw new InvalidOperationException("the inner secret"))
                .WithFamily(ProbeErrors.Instance);
            endpoints
                .MapGet("/probe/store", string () => throw new StorageUnavailableException("no disk"))
                .WithFamily(ProbeErrors.Instance);
            endpoints.MapGet("/bare/fault", string () => throw new InvalidOperationException("the inner secret"));
            endpoints
                .MapGet("/probe/own404", (HttpContext context) => NotFound(context))
                .WithFamily(ProbeErrors.Instance);
            endpoints
                .MapGet("/probe/unscoped", (HttpContext context) => context.Family().ServerErrorAsync(context))
                .RequireScope(KeyScopes.Data);
        });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return context.Response.WriteAsync("my own words");
    }

    [Theory]
    [InlineData("/probe/nowhere", HttpStatusCode.NotFound, "not found")]
    [InlineData("/probe", HttpStatusCode.NotFound, "not found")]
    [InlineData("/probe/here", HttpStatusCode.MethodNotAllowed, "method not allowed")]
    [InlineData("/probe/fault", HttpStatusCode.InternalServerError, "server error")]
    [InlineData("/probe/store", HttpStatusCode.ServiceUnavailable, "unavailable")]
    [InlineData("/probe/own404", HttpStatusCode.NotFound, "my own words")]
    [InlineData("/probation", HttpStatusCode.NotFound, "")]
    [InlineData("/elsewhere", HttpStatusCode.NotFound, "")]
    [InlineData("/bare/fault", HttpStatusCode.InternalServerError, "")]
    public async Task Answer_ToWhatNoEndpointAnswers_IsWordedByTheFamilyOfThePath(
        string path,
        HttpStatusCode status,
        string body
    )
    {
        using var response = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WrongMethod_IsToldTheRightOne()
    {
        using var response = await server.Client.GetAsync("/probe/here", TestContext.Current.CancellationToken);
        Assert.Equal("POST", Assert.Single(response.Content.Headers.Allow));
    }

    [Fact]
    public async Task Fault_IsLoggedWithItsCause()
    {
        await server.Client.GetAsync("/probe/fault", TestContext.Current.CancellationToken);
        Assert.Contains(server.Log.Lines, line => line.StartsWith("Error: GET /probe/fault") && line.Contains("inner"));
    }

    [Fact]
    public async Task Answer_NamesItsRequest_WithEightLettersAndDigits()
    {
        using var one = await server.Client.PostAsync("/probe/here", null, TestContext.Current.CancellationToken);
        using var two = await server.Client.GetAsync("/probe/nowhere", TestContext.Current.CancellationToken);
        var first = Assert.Single(one.Headers.GetValues("X-Request-Id"));
        var second = Assert.Single(two.Headers.GetValues("X-Request-Id"));
        Assert.Matches("^[A-Za-z0-9]{8}$", first);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("/probe/nowhere")]
    [InlineData("/probe/fault")]
    [InlineData("/elsewhere")]
    public async Task Answer_OfAnyKind_CannotBeSniffedFramedOrCached(string path)
    {
        using var response = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }
}
