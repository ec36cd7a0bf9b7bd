namespace Attune.Core.Events;

/// <summary>Another process has moved the projection on: nothing of this output was kept.</summary>
public sealed class ProjectionMovedException(string name)
    : Exception($"The projection {name} has been moved on by somebody else.");
