namespace Attune.Core.Events;

/// <summary>
/// How far a projection comes with one output. It is committed in the transaction of that output, and only from where the
/// projection stood: so each change is taken in exactly once.
/// </summary>
/// <param name="Name">The projection.</param>
/// <param name="From">The sequence number that it had come to.</param>
/// <param name="To">The sequence number that it comes to.</param>
public readonly record struct ProjectionMove(string Name, long From, long To);
