namespace Attune.Decisions.Sessions;

/// <summary>
/// Where a request's IP address is, as far as the geo database knows. The default value knows nothing: every member is
/// null, and a rule on it does not match, neither as inclusion nor as exclusion.
/// </summary>
/// <param name="Country">The country, or null. A rule may name it by code or by name: see <see cref="Countries"/>.</param>
/// <param name="Region">State or province in English, or null.</param>
/// <param name="City">City in English, or null.</param>
public readonly record struct GeoFacts(Country? Country, string? Region, string? City)
{
    /// <summary>ISO 3166-1 alpha-2 code in capitals, or null.</summary>
    public string? CountryCode => Country?.Code;

    /// <summary>English short name, or null.</summary>
    public string? CountryName => Country?.Name;
}
