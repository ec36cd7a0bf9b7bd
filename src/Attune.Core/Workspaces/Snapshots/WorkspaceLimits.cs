using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Snapshots;

/// <summary>Which limits hold for a workspace: its own figures over the server's over the defaults.</summary>
public static class WorkspaceLimits
{
    public static DecisionLimits Of(ServerLimits server, WorkspaceSettings settings)
    {
        var figures = new Dictionary<string, int>(server.Figures, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, figure) in settings.Limits)
        {
            figures[name] = figure;
        }
        return DecisionLimits.From(figures);
    }
}
