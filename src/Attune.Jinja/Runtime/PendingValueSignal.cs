namespace Attune.Jinja.Runtime;

/// <summary>Ends a pass of an asynchronous render because a value must be fetched first. Never leaves the library.</summary>
internal sealed class PendingValueSignal : Exception;
