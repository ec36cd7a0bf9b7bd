using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Settings;

/// <summary>What holds for a whole workspace. Immutable; a change gives a new instance.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>1 to 100 characters, for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>An IANA time zone: what schedules, reports and the dashboard mean by a day.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>
    /// Attribute keys that find a user besides the customer id (identity resolution, wire.md 1.3 and 5.1), in the order
    /// in which they are tried; at most five. Empty turns identity resolution off.
    /// </summary>
    public IReadOnlyList<string> Identifiers { get; init; } = ["u_em", "u_mb"];

    /// <summary>Users who are served none of the experiences that respect it.</summary>
    public GlobalControlGroup GlobalControlGroup { get; init; } = new();

    /// <summary>
    /// Requests in a minute for each API that is named, 1 to 10,000,000; 0 for no limit. An API that is not named has
    /// the figure of the server's configuration (<c>Attune:RateLimits</c>). Only an operator's key may change this.
    /// </summary>
    public IReadOnlyDictionary<string, int> RequestsPerMinute { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Limits that differ from the server's (<c>Attune:Limits</c>) by name. Only an operator's key may change this.
    /// </summary>
    public IReadOnlyDictionary<string, int> Limits { get; init; } = new Dictionary<string, int>();
}
