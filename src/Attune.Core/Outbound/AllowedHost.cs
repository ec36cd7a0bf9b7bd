using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Attune.Core.Outbound;

/// <summary>
/// A host that the operator allows whatever address it has: <c>name</c>, <c>*.suffix</c>, an IP address, each with or without
/// <c>:port</c>. With a port that port is allowed too, and no other.
/// </summary>
/// <param name="Name">In lower case; a leading <c>*.</c> stands for one or more labels.</param>
/// <param name="Port">Null for every port that is allowed anyway.</param>
public sealed record AllowedHost(string Name, int? Port)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out AllowedHost? host)
    {
        host = null;
        var name = text.Trim().ToLowerInvariant();
        int? port = null;
        var colon = name.LastIndexOf(':');
        if (colon >= 0 && (name.StartsWith('[') ? name[colon - 1] == ']' : name.IndexOf(':') == colon))
        {
            if (!TryParsePort(name[(colon + 1)..], out var number))
            {
                return false;
            }
            port = number;
            name = name[..colon];
        }
        name = name.Trim('[', ']');
        var bare = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
        if (Uri.CheckHostName(bare) is UriHostNameType.Unknown or UriHostNameType.Basic)
        {
            return false;
        }
        host = new AllowedHost(name, port);
        return true;
    }

    /// <summary>Whether this allows the host of an address, at the port.</summary>
    public bool Matches(string host, int port) =>
        (Port is null || Port == port)
        && (
            Name.StartsWith("*.", StringComparison.Ordinal)
                ? host.EndsWith(Name[1..], StringComparison.OrdinalIgnoreCase) && host.Length > Name.Length - 1
                : host.Equals(Name, StringComparison.OrdinalIgnoreCase)
        );

    internal static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65_535;
}
