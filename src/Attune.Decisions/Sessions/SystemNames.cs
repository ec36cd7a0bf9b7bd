using System.Collections.Frozen;

namespace Attune.Decisions.Sessions;

/// <summary>Operating systems by the names that people use beside those of uap-core, which <see cref="DeviceFacts"/> has.</summary>
public static class SystemNames
{
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["macOS"] = "Mac OS X",
        ["Mac"] = "Mac OS X",
        ["OS X"] = "Mac OS X",
        ["OSX"] = "Mac OS X",
        ["iPadOS"] = "iOS",
        ["iPhone OS"] = "iOS",
        ["ChromeOS"] = "Chrome OS",
        ["Chromium OS"] = "Chrome OS",
        ["BlackBerry"] = "BlackBerry OS",
        ["Symbian"] = "Symbian OS",
        ["watchOS"] = "WatchOS",
        ["Apple TV"] = "ATV OS X",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in <see cref="DeviceFacts.OperatingSystem"/> for another spelling; any other name as it is.</summary>
    public static string Canonical(string name) => Spellings.GetValueOrDefault(name.Trim(), name.Trim());
}
