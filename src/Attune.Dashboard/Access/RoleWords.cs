using Attune.Core.Accounts;

namespace Attune.Dashboard.Access;

/// <summary>What the roles are called, and what they allow, for people.</summary>
public static class RoleWords
{
    public static IReadOnlyList<Role> All { get; } = [Role.Viewer, Role.Editor, Role.Publisher, Role.Admin];

    public static string Name(Role role) => role.ToString();

    public static string Describe(Role role) =>
        role switch
        {
            Role.Viewer => "Sees everything but secrets, changes nothing",
            Role.Editor => "Writes drafts, audiences and content",
            Role.Publisher => "Also publishes, pauses and resumes",
            _ => "Also manages keys, people and settings, and erases users",
        };
}
