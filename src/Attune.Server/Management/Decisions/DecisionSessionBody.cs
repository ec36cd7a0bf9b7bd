using Attune.Decisions;
using Attune.Decisions.Users;

namespace Attune.Server.Management.Decisions;

/// <summary>What the request said, as far as a rule read it.</summary>
internal sealed record DecisionSessionBody
{
    public Platform? Platform { get; init; }

    public string? Day { get; init; }

    /// <summary>As on the wire: <c>09,10</c>.</summary>
    public string? Hours { get; init; }

    public string? VisitorType { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    public string? DeviceType { get; init; }

    public string? OperatingSystem { get; init; }

    public string? Browser { get; init; }

    public bool? Bot { get; init; }

    public AttributeSet? Parameters { get; init; }

    public static DecisionSessionBody From(Session session) =>
        new()
        {
            Platform = session.Platform,
            Day = session.Day?.ToString(),
            Hours = session.Hours.IsEmpty ? null : session.Hours.ToString(),
            VisitorType = session.VisitorType?.ToString(),
            Country = session.Geo.CountryName,
            Region = session.Geo.Region,
            City = session.Geo.City,
            DeviceType = session.Device.TypeName,
            OperatingSystem = session.Device.OperatingSystem,
            Browser = session.Device.Browser,
            Bot = session.Device.IsBot,
            Parameters = session.Parameters.Count == 0 ? null : session.Parameters,
        };
}
