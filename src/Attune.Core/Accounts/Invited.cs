namespace Attune.Core.Accounts;

/// <summary>Somebody who was invited.</summary>
/// <param name="Member">Their place in the workspace.</param>
/// <param name="Token">Of the link that lets them in once; null where they can sign in already.</param>
public sealed record Invited(Member Member, string? Token);
