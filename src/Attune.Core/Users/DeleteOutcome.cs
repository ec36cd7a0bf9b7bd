namespace Attune.Core.Users;

/// <summary>What became of a request to delete a user.</summary>
/// <param name="Found">Whether anybody has the identifier.</param>
/// <param name="Users">How many profiles are deleted, now or when due: several may share an email.</param>
/// <param name="Due">When the profiles are gone for good; until then they are served as before.</param>
public readonly record struct DeleteOutcome(bool Found, int Users, DateTimeOffset Due);
