using Attune.Core.Workspaces;

namespace Attune.Storage.Documents;

/// <summary>How an actor is kept in three columns.</summary>
internal static class ActorColumns
{
    public static string Kind(Actor actor) =>
        actor.Kind switch
        {
            ActorKind.Key => "key",
            ActorKind.Person => "person",
            _ => "system",
        };

    public static Actor Read(string kind, string id, string name) =>
        new(
            kind switch
            {
                "key" => ActorKind.Key,
                "person" => ActorKind.Person,
                _ => ActorKind.System,
            },
            id,
            name
        );
}
