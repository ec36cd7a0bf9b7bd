namespace Attune.Core.Outbound;

/// <summary>A header of a request. Its value may be a secret, and is not part of its text.</summary>
/// <param name="Name">A token of HTTP.</param>
/// <param name="Value">Visible ASCII and blanks.</param>
public sealed record OutboundHeader(string Name, string Value)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Content-Encoding",
        "Content-Length",
        "Content-Type",
        "Cookie",
        "Expect",
        "Forwarded",
        "Host",
        "Keep-Alive",
        "Proxy-Authorization",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "Accept-Encoding",
    };

    /// <summary>What is wrong with a header's name, or null. Headers that steer the connection itself are not for callers.</summary>
    public static string? CheckName(string name) =>
        name.Length is 0 or > 100 || !name.All(IsTokenCharacter) ? "Expected the name of a header."
        : Reserved.Contains(name) ? "This header is set by the server."
        : null;

    /// <summary>Whether a value can be sent: nothing in it ends the line or is invisible.</summary>
    public static bool IsValue(string value) => value.Length <= 8192 && value.All(c => c is >= ' ' and <= '~' or '\t');

    public override string ToString() => $"{Name}: ***";

    private static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c);
}
