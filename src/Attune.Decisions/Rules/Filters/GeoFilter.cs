namespace Attune.Decisions.Rules.Filters;

/// <summary>
/// <c>geolocation</c>: the request's IP address is in one of these places. Where several lists are given, it must be in each.
/// </summary>
public sealed record GeoFilter : Filter
{
    /// <summary>Codes of two or three letters, or English names.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    /// <summary>States or regions, in English.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Cities, in English.</summary>
    public IReadOnlyList<string>? Cities { get; init; }
}
