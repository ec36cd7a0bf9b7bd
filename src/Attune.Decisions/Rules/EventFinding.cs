namespace Attune.Decisions.Rules;

/// <summary>What a rule on events found.</summary>
/// <param name="Number">A count, or a time in milliseconds since 1970; null where there was nothing.</param>
/// <param name="Of">What the count is out of, where the rule compares with that.</param>
internal readonly record struct EventFinding(long? Number, long? Of = null);
