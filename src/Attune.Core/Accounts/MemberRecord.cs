namespace Attune.Core.Accounts;

/// <summary>
/// What is stored of a person's place in a workspace: a document, so that every change of it is in the audit trail. Its id is
/// the person's.
/// </summary>
public sealed record MemberRecord
{
    public required string Email { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }
}
