namespace Attune.Core.Devices;

/// <summary>
/// The values of a browser's client hints, as it sent them (structured fields, RFC 9651). A caller that has them passes
/// them on; each may be null.
/// </summary>
/// <param name="Brands">Sec-CH-UA: <c>"Chromium";v="124", "Google Chrome";v="124"</c>.</param>
/// <param name="Platform">Sec-CH-UA-Platform: <c>"Windows"</c>.</param>
/// <param name="Mobile">Sec-CH-UA-Mobile: <c>?1</c> or <c>?0</c>.</param>
public readonly record struct ClientHints(string? Brands, string? Platform, string? Mobile);
