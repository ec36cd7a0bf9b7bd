namespace Attune.Core.Accounts;

/// <summary>Somebody who may open a workspace.</summary>
public sealed record Member
{
    public required string PersonId { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The operator is admin of every workspace, and cannot be taken out of one.</summary>
    public bool IsOperator { get; init; }

    /// <summary>Whether the person has a password or signs in elsewhere; otherwise the invitation waits.</summary>
    public bool HasJoined { get; init; }

    /// <summary>Of the document; 0 for the operator.</summary>
    public long Version { get; init; }
}
