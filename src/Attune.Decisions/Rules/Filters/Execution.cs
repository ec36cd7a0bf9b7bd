namespace Attune.Decisions.Rules.Filters;

/// <summary>How often an event must have happened.</summary>
/// <param name="Type">The comparison.</param>
/// <param name="Count">The number of times; not looked at for the first and last time.</param>
public sealed record Execution(ExecutionType Type, int Count = 1);
