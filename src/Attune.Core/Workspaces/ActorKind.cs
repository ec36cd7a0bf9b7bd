namespace Attune.Core.Workspaces;

/// <summary>What sort of actor made a change. The names are stored in lower case: never rename.</summary>
public enum ActorKind
{
    /// <summary>Attune itself.</summary>
    System,

    /// <summary>A program that showed an API key.</summary>
    Key,

    /// <summary>A person who signed in.</summary>
    Person,
}
