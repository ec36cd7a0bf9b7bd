using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Attune.Server.Hosting;

/// <summary>What a newcomer needs after the start, once, on standard output.</summary>
internal static class StartupBanner
{
    public static void Write(TextWriter output, WebApplication app)
    {
        foreach (var address in Addresses(app))
        {
            output.WriteLine($"Attune listens on {address}");
        }
    }

    private static ICollection<string> Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
