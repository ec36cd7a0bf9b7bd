using Attune.Core.Workspaces;

namespace Attune.Server.Management;

/// <summary>Who did something.</summary>
/// <param name="Kind"><c>key</c>, <c>person</c> or <c>system</c>.</param>
/// <param name="Id">The key's or person's id.</param>
/// <param name="Name">What it was called at the time.</param>
public sealed record ActorBody(string Kind, string Id, string Name)
{
    internal static ActorBody From(Actor actor) => new(actor.Kind.ToString().ToLowerInvariant(), actor.Id, actor.Name);
}
