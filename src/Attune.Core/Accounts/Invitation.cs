namespace Attune.Core.Accounts;

/// <summary>Whom to invite.</summary>
public sealed record Invitation
{
    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    public Role Role { get; init; } = Role.Editor;
}
