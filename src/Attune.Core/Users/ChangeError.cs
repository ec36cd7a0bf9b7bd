namespace Attune.Core.Users;

/// <summary>One thing that is wrong with a change.</summary>
/// <param name="Path">The member of <see cref="UserChange"/>, for example <c>AddToArrays.color</c> or <c>Events[3]</c>.</param>
/// <param name="Message">A sentence that says what was expected.</param>
public sealed record ChangeError(string Path, string Message);
