using System.Collections.Concurrent;
using System.Collections.Immutable;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;

namespace Attune.Core.Accounts;

/// <summary>Who has which role where, in memory; a change counts for the next call. Safe for concurrent use.</summary>
public sealed class MemberDirectory : IConfigurationView
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, MemberRecord>> workspaces = new(
        StringComparer.Ordinal
    );

    /// <summary>The person's role there, or null for a workspace that is closed to them or does not exist.</summary>
    public Role? RoleOf(Person person, string workspaceId) =>
        !workspaces.TryGetValue(workspaceId, out var members) ? null
        : person.IsOperator ? Role.Admin
        : members.TryGetValue(person.Id, out var member) ? member.Role
        : null;

    /// <summary>The workspaces that are open to the person, by id.</summary>
    public IReadOnlyList<string> WorkspacesOf(Person person) =>
        [.. workspaces.Keys.Where(id => RoleOf(person, id) is not null).Order(StringComparer.Ordinal)];

    /// <summary>Whether the person has a place anywhere.</summary>
    public bool IsAnywhere(string personId) => workspaces.Values.Any(members => members.ContainsKey(personId));

    public void Apply(ConfigurationUpdate update)
    {
        var members =
            update.IsComplete || !workspaces.TryGetValue(update.WorkspaceId, out var known)
                ? ImmutableDictionary.Create<string, MemberRecord>(StringComparer.Ordinal)
                : known;
        foreach (var document in update.Written.Where(document => document.Kind == WorkspaceKinds.Member))
        {
            members = members.SetItem(document.Id, WorkspaceJson.Read<MemberRecord>(document.Json));
        }
        foreach (var key in update.Deleted.Where(key => key.Kind == WorkspaceKinds.Member))
        {
            members = members.Remove(key.Id);
        }
        workspaces[update.WorkspaceId] = members;
    }
}
