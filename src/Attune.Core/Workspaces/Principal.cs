namespace Attune.Core.Workspaces;

/// <summary>Who asks for a change, and what they may do.</summary>
/// <param name="Actor">As the audit trail names them.</param>
/// <param name="Scopes">Of the key or the person's role.</param>
public sealed record Principal(Actor Actor, KeyScopes Scopes)
{
    /// <summary>Attune itself, which may do everything.</summary>
    public static Principal System { get; } = new(Actor.System, KeyScopes.All | KeyScopes.Operate);

    public bool IsOperator => (Scopes & KeyScopes.Operate) != 0;
}
