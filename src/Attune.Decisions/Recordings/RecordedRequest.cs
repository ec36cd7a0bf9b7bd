using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>The stored form of a recording: plain members that stay readable when the types they come from change.</summary>
internal sealed record RecordedRequest
{
    public required int Format { get; init; }

    public required long ConfigurationVersion { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required string RequestId { get; init; }

    public string? NamedId { get; init; }

    public Platform? Platform { get; init; }

    public DayOfWeek? Day { get; init; }

    public IReadOnlyList<int>? Hours { get; init; }

    public VisitorType? VisitorType { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? City { get; init; }

    public DeviceType DeviceType { get; init; }

    public string? OperatingSystem { get; init; }

    public string? Browser { get; init; }

    public string? BrowserGroup { get; init; }

    public bool? IsBot { get; init; }

    public AttributeSet Parameters { get; init; } = AttributeSet.Empty;

    public IReadOnlyList<string> Keys { get; init; } = [];

    public RecordedUser? User { get; init; }

    public static RecordedRequest Of(DecisionRecording recording, int format)
    {
        var session = recording.Session;
        return new()
        {
            Format = format,
            ConfigurationVersion = recording.ConfigurationVersion,
            Now = session.Now,
            RequestId = session.RequestId,
            NamedId = session.NamedId,
            Platform = session.Platform,
            Day = session.Day,
            Hours = session.Hours.IsEmpty ? null : [.. Enumerable.Range(0, 24).Where(session.Hours.Contains)],
            VisitorType = session.VisitorType,
            Country = session.Geo.CountryCode,
            Region = session.Geo.Region,
            City = session.Geo.City,
            DeviceType = session.Device.Type,
            OperatingSystem = session.Device.OperatingSystem,
            Browser = session.Device.Browser,
            BrowserGroup = session.Device.BrowserGroup,
            IsBot = session.Device.IsBot,
            Parameters = session.Parameters,
            Keys = recording.Keys,
            User = recording.User is null ? null : RecordedUser.Of(recording.User),
        };
    }

    public Session ToSession() =>
        new()
        {
            Now = Now,
            RequestId = RequestId,
            NamedId = NamedId,
            Platform = Platform,
            Day = Day,
            Hours = HourSet.Of([.. Hours ?? []]),
            VisitorType = VisitorType,
            Geo = new(Country is null ? null : Countries.Find(Country), Region, City),
            Device = new(DeviceType, OperatingSystem, Browser, BrowserGroup, IsBot),
            Parameters = Parameters,
        };
}
