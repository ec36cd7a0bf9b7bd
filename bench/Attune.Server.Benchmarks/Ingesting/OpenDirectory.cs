using Attune.Core.Content;
using Attune.Core.Users;
using Attune.Core.Workspaces;
using Attune.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>The directory of users in this process, over a database, with everything that runs behind it.</summary>
internal sealed class OpenDirectory : IAsyncDisposable
{
    private readonly IHost host;

    private OpenDirectory(IHost host) => this.host = host;

    public IUserDirectory Users => host.Services.GetRequiredService<IUserDirectory>();

    public IDatabase Database => host.Services.GetRequiredService<IDatabase>();

    public static async Task<OpenDirectory> OpenAsync(string data, string? postgres)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Attune:Data"] = data, ["ConnectionStrings:Attune"] = postgres }
        );
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.Services.AddAttuneStorage(builder.Configuration);
        builder.Services.AddSingleton(new ContentTemplates(TimeProvider.System).Environment);
        builder.Services.AddAttuneWorkspaces();
        builder.Services.AddAttuneUsers(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return new OpenDirectory(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
