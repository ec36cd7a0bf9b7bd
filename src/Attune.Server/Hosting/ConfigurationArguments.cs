namespace Attune.Server.Hosting;

/// <summary>
/// Tells configuration given on the command line (<c>--Attune:Data=/srv/attune</c>, <c>--environment Production</c>)
/// from a mistyped option, which must not be ignored.
/// </summary>
internal static class ConfigurationArguments
{
    private static readonly string[] HostKeys = ["environment", "contentRoot", "applicationName", "urls", "http_ports"];

    /// <summary>The tokens that are neither a configuration key nor the value of the key before them.</summary>
    public static IReadOnlyList<string> FindUnknown(IReadOnlyList<string> tokens)
    {
        var unknown = new List<string>();
        var valueExpected = false;
        foreach (var token in tokens)
        {
            if (valueExpected && !IsKey(token))
            {
                valueExpected = false;
                continue;
            }
            if (!IsKey(token))
            {
                unknown.Add(token);
                valueExpected = false;
                continue;
            }
            valueExpected = !token.Contains('=');
        }
        return unknown;
    }

    private static bool IsKey(string token)
    {
        var name = token.AsSpan().TrimStart('-');
        var equals = name.IndexOf('=');
        if (equals < 0 && name.Length == token.Length)
        {
            return false;
        }
        name = equals < 0 ? name : name[..equals];
        if (name.Contains(':') && name[0] != ':' && name[^1] != ':')
        {
            return true;
        }
        foreach (var key in HostKeys)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
