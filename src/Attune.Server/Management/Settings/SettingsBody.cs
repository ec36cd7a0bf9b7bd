using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Experiences;

namespace Attune.Server.Management.Settings;

/// <summary>What holds for the whole workspace.</summary>
public sealed record SettingsBody
{
    /// <summary>1 to 100 characters, for people.</summary>
    public required string Name { get; init; }

    /// <summary>An IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>At most five attribute keys that find a user besides the customer id, in the order in which they are tried.</summary>
    public required IReadOnlyList<string> Identifiers { get; init; }

    /// <summary>The share of users who are served nothing by experiences that respect it.</summary>
    public GlobalControlGroupBody GlobalControlGroup { get; init; } = new();

    /// <summary>Requests a minute by API, 0 for no limit; needs a key with the scope operate.</summary>
    public IReadOnlyDictionary<string, int> RequestsPerMinute { get; init; } = new Dictionary<string, int>();

    /// <summary>Limits that differ from the server's, by name; needs a key with the scope operate.</summary>
    public IReadOnlyDictionary<string, int> Limits { get; init; } = new Dictionary<string, int>();

    internal static SettingsBody From(WorkspaceSettings settings) =>
        new()
        {
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            Identifiers = settings.Identifiers,
            GlobalControlGroup = new GlobalControlGroupBody
            {
                Enabled = settings.GlobalControlGroup.Enabled,
                Percentage = settings.GlobalControlGroup.Percentage,
                Salt = settings.GlobalControlGroup.Salt,
            },
            RequestsPerMinute = settings.RequestsPerMinute,
            Limits = settings.Limits,
        };

    internal WorkspaceSettings ToSettings() =>
        new()
        {
            Name = Name,
            TimeZone = TimeZone,
            Identifiers = Identifiers,
            GlobalControlGroup = new GlobalControlGroup
            {
                Enabled = GlobalControlGroup.Enabled,
                Percentage = GlobalControlGroup.Percentage,
                Salt = GlobalControlGroup.Salt,
            },
            RequestsPerMinute = RequestsPerMinute,
            Limits = Limits,
        };
}
