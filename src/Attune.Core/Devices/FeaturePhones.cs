namespace Attune.Core.Devices;

/// <summary>Telephones from before smartphones put their maker first and no word of a browser.</summary>
internal static class FeaturePhones
{
    private static readonly string[] Makers =
    [
        "BlackBerry",
        "LG-",
        "LGE-",
        "MOT-",
        "Nokia",
        "SAMSUNG-",
        "SEC-",
        "SonyEricsson",
    ];

    /// <summary>Whether a user agent begins like one of theirs.</summary>
    internal static bool Begin(ReadOnlySpan<char> text)
    {
        foreach (var maker in Makers)
        {
            if (text.StartsWith(maker))
            {
                return true;
            }
        }

        return false;
    }
}
