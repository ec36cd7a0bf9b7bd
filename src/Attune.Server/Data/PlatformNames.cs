using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>The wire's names of platforms, in any case.</summary>
internal static class PlatformNames
{
    /// <summary>The platform, or <see cref="Platform.Unknown"/>.</summary>
    public static Platform Find(string name) =>
        name.ToUpperInvariant() switch
        {
            "ANDROID" => Platform.Android,
            "IOS" => Platform.Ios,
            "WEB" => Platform.Web,
            "MWEB" => Platform.MobileWeb,
            "TV" => Platform.Tv,
            _ => Platform.Unknown,
        };
}
