namespace Attune.Server.Hosting;

/// <summary>What the server sets on Kestrel; the rest is the operator's, in the section <c>Kestrel</c>.</summary>
internal static class KestrelSettings
{
    public static void Apply(IWebHostBuilder host) =>
        host.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
}
