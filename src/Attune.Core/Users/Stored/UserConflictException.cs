namespace Attune.Core.Users.Stored;

/// <summary>
/// An append found another version of a user than it was made for, or a unique identifier taken: somebody else wrote first.
/// Nothing of the append was kept.
/// </summary>
public sealed class UserConflictException(string message) : Exception(message);
