namespace Attune.Decisions.Rules;

/// <summary>How much of an event's history rules read.</summary>
/// <param name="Name">The event.</param>
/// <param name="Days">So many days back from now; null for all that is kept.</param>
public sealed record EventNeed(string Name, int? Days);
