namespace Attune.Core.Workspaces;

/// <summary>Who made a change, as the audit trail names them for ever.</summary>
/// <param name="Kind">What sort of actor.</param>
/// <param name="Id">The key's, person's or component's id.</param>
/// <param name="Name">What it was called at the time.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    /// <summary>Attune itself, at first start.</summary>
    public static Actor System { get; } = new(ActorKind.System, "attune", "Attune");

    /// <summary>The caller of an API.</summary>
    public static Actor Key(string keyId, string name) => new(ActorKind.Key, keyId, name);

    /// <summary>Somebody who signed in.</summary>
    public static Actor Person(string personId, string name) => new(ActorKind.Person, personId, name);
}
