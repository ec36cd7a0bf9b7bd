using Attune.Core.Accounts;
using Attune.Core.Content;
using Attune.Core.Workspaces;

namespace Attune.Dashboard.Pages.Settings;

/// <summary>The audit trail in words.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> KindNames = new(StringComparer.Ordinal)
    {
        [WorkspaceKinds.Experience] = "Experience",
        [WorkspaceKinds.Audience] = "Audience",
        [WorkspaceKinds.Segment] = "Segment",
        [WorkspaceKinds.ExclusionGroup] = "Exclusion group",
        [WorkspaceKinds.ApiKey] = "API key",
        [WorkspaceKinds.Settings] = "Settings",
        [WorkspaceKinds.Member] = "Person",
        [ContentKinds.ContentBlock] = "Content block",
        [ContentKinds.ContentApi] = "Content API",
        [ContentKinds.ProductSet] = "Product set",
    };

    public static IEnumerable<string> Kinds => KindNames.Keys;

    public static string Kind(string kind) => KindNames.GetValueOrDefault(kind) ?? Spaced(kind);

    /// <summary><c>experience.publish</c> as "Experience: publish".</summary>
    public static string Action(string action)
    {
        var dot = action.IndexOf('.');
        return dot < 0 ? Spaced(action) : $"{Kind(action[..dot])}: {action[(dot + 1)..].Replace('_', ' ')}";
    }

    public static string Who(Actor actor) =>
        actor.Kind switch
        {
            ActorKind.Key => $"{actor.Name} (key)",
            ActorKind.System => "Attune",
            _ => actor.Name,
        };

    /// <summary>Whoever may make a change may undo it; undoing a change of an experience may change what is live.</summary>
    public static Role RoleToUndo(string kind) =>
        kind switch
        {
            WorkspaceKinds.Settings or WorkspaceKinds.Member or WorkspaceKinds.ApiKey => Role.Admin,
            WorkspaceKinds.Experience or WorkspaceKinds.ExclusionGroup => Role.Publisher,
            _ => Role.Editor,
        };

    private static string Spaced(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
}
