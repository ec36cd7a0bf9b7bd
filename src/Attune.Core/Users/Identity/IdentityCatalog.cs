using System.Collections.Concurrent;
using Attune.Core.Workspaces.Settings;

namespace Attune.Core.Users.Identity;

/// <summary>The identity rules of each workspace, made anew when its settings change. Thread-safe.</summary>
internal sealed class IdentityCatalog(IWorkspaceSettings settings)
{
    private readonly ConcurrentDictionary<string, (IReadOnlyList<string> Setting, IdentityRules Rules)> known = new(
        StringComparer.Ordinal
    );

    public IdentityRules For(string workspaceId)
    {
        var setting = settings.Current(workspaceId).Identifiers;
        if (known.TryGetValue(workspaceId, out var entry) && ReferenceEquals(entry.Setting, setting))
        {
            return entry.Rules;
        }
        var rules = new IdentityRules(setting);
        known[workspaceId] = (setting, rules);
        return rules;
    }
}
