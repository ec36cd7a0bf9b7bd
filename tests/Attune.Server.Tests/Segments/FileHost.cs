using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Segments;

/// <summary>Another server, which has files and takes callbacks.</summary>
internal sealed class FileHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly Channel<JsonNode> callbacks = Channel.CreateUnbounded<JsonNode>();
    private readonly WebApplication app;

    private FileHost(WebApplication app) => this.app = app;

    /// <summary>Host and port.</summary>
    public string Host => new Uri(Address).Authority;

    private string Address =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public string this[string name]
    {
        set => files[name] = value;
    }

    public static async Task<FileHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var host = new FileHost(app);
        app.MapGet(
            "/{name}",
            (string name) =>
                host.files.TryGetValue(name, out var text) ? Results.Text(text, "text/csv") : Results.NotFound()
        );
        app.MapPost(
            "/callback",
            async (HttpContext context) =>
            {
                await host.callbacks.Writer.WriteAsync((await JsonNode.ParseAsync(context.Request.Body))!);
                return Results.Ok();
            }
        );
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public string Url(string name) => $"{Address}/{name}";

    public async Task<JsonNode> CallbackAsync() =>
        await callbacks.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
