namespace Attune.Core.Workspaces.Estimates;

/// <summary>Names that the users of a workspace really have, for people who write rules and templates.</summary>
public sealed record KnownNames
{
    /// <summary>Attributes of users by display name, those that most users have first.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Events, the most frequent first.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Attributes of events, of all of them together.</summary>
    public IReadOnlyList<string> EventAttributes { get; init; } = [];
}
