namespace Attune.Core.Events;

/// <summary>What the projection counts by has changed; a replay was asked for and comes before anything else.</summary>
public sealed class ReplayNeededException(string name) : Exception($"The projection {name} is to be made anew first.");
