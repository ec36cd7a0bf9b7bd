namespace Attune.Server.Management.Users;

/// <summary>Whom an export is about.</summary>
public sealed record PersonInput
{
    /// <summary>customer_id, visitor_id, id, email, mobile, or an identifier of the workspace.</summary>
    public required string IdentifierType { get; init; }

    public required string Identifier { get; init; }
}
