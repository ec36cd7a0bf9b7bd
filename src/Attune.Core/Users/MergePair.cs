namespace Attune.Core.Users;

/// <summary>Two profiles of one person, by customer id (wire.md 5.1).</summary>
/// <param name="MergedUser">The customer id whose profile ends.</param>
/// <param name="RetainedUser">The customer id whose profile stays.</param>
public sealed record MergePair(string MergedUser, string RetainedUser);
