namespace Attune.Core.Devices;

/// <summary>What a browser's client hints say.</summary>
/// <param name="System">The operating system, or null.</param>
/// <param name="Mobile">Whether the browser asks for the mobile site, or null.</param>
/// <param name="Browser">The browser, or null where the brands name none or only the engine.</param>
internal readonly record struct HintReading(string? System, bool? Mobile, BrowserFamily? Browser)
{
    internal static HintReading Read(in ClientHints hints)
    {
        bool? mobile = Cut(hints.Mobile).Trim() switch
        {
            "?1" => true,
            "?0" => false,
            _ => null,
        };
        var platform = Cut(hints.Platform).Trim();
        var system = platform is ['"', .., '"'] ? OperatingSystems.FromHint(platform[1..^1]) : null;
        return new HintReading(system, mobile, ReadBrands(Cut(hints.Brands), mobile == true));
    }

    // "Chromium";v="124", "Google Chrome";v="124", "Not-A.Brand";v="99": the brands are the strings at even places.
    private static BrowserFamily? ReadBrands(ReadOnlySpan<char> brands, bool mobile)
    {
        while (brands.IndexOf('"') is >= 0 and var start)
        {
            brands = brands[(start + 1)..];
            var end = brands.IndexOf('"');
            if (end < 0)
            {
                return null;
            }

            if (Browsers.FromHint(brands[..end], mobile) is { } browser)
            {
                return browser;
            }

            brands = brands[(end + 1)..];
        }

        return null;
    }

    private static ReadOnlySpan<char> Cut(string? value) =>
        value.AsSpan(0, Math.Min(value?.Length ?? 0, UserAgentClassifier.MaximumLength));
}
