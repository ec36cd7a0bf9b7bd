using System.Net;
using Microsoft.Extensions.Configuration;

namespace Attune.Core.Outbound;

/// <summary>Where this server may send requests of its own (content APIs, webhooks, coupon files). Immutable.</summary>
public sealed record OutboundSettings
{
    public const string Section = "Attune:Outbound";

    /// <summary>The ports that are called; each entry a port or a range.</summary>
    public IReadOnlyList<(int First, int Last)> Ports { get; init; } = [(80, 80), (443, 443)];

    /// <summary>Private or special networks that may be called all the same.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Hosts that may be called whatever their addresses are.</summary>
    public IReadOnlyList<AllowedHost> AllowedHosts { get; init; } = [];

    /// <summary>Connections to one host at a time.</summary>
    public int ConnectionsPerHost { get; init; } = 32;

    /// <summary>Whether the host is on the operator's list.</summary>
    public bool AllowsHost(string host, int port) => AllowedHosts.Any(allowed => allowed.Matches(host, port));

    /// <summary>Whether the port may be called at this host.</summary>
    public bool AllowsPort(string host, int port) =>
        Ports.Any(range => port >= range.First && port <= range.Last)
        || AllowedHosts.Any(allowed => allowed.Port == port && allowed.Matches(host, port));

    /// <summary>Reads the section.</summary>
    /// <exception cref="FormatException">A value makes no sense; the message names the setting.</exception>
    public static OutboundSettings Read(IConfiguration configuration)
    {
        var defaults = new OutboundSettings();
        return defaults with
        {
            Ports = Parts(configuration, "Ports") is { Length: > 0 } ports
                ? [.. ports.Select(ParseRange)]
                : defaults.Ports,
            AllowedNetworks = [.. Parts(configuration, "AllowedNetworks").Select(ParseNetwork)],
            AllowedHosts = [.. Parts(configuration, "AllowedHosts").Select(ParseHost)],
            ConnectionsPerHost = int.TryParse(configuration[$"{Section}:ConnectionsPerHost"], out var connections)
                ? connections
                : defaults.ConnectionsPerHost,
        };
    }

    private static string[] Parts(IConfiguration configuration, string name) =>
        configuration[$"{Section}:{name}"]
            ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static (int First, int Last) ParseRange(string text)
    {
        var dash = text.IndexOf('-');
        var first = dash < 0 ? text : text[..dash].Trim();
        var last = dash < 0 ? text : text[(dash + 1)..].Trim();
        return AllowedHost.TryParsePort(first, out var from) && AllowedHost.TryParsePort(last, out var to) && from <= to
            ? (from, to)
            : throw new FormatException(
                $"{Section}:Ports: '{text}' is no port from 1 to 65535 and no range such as 8000-8099."
            );
    }

    private static IPNetwork ParseNetwork(string text) =>
        IPNetwork.TryParse(text, out var network)
            ? network
            : throw new FormatException($"{Section}:AllowedNetworks: '{text}' is no network such as 10.1.0.0/16.");

    private static AllowedHost ParseHost(string text) =>
        AllowedHost.TryParse(text, out var host)
            ? host
            : throw new FormatException(
                $"{Section}:AllowedHosts: '{text}' is no host such as shop.internal, *.svc.local or 10.1.2.3:8080."
            );
}
