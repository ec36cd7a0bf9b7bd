using System.Collections.Concurrent;
using System.Text.Json;
using Attune.Core.Workspaces.Configuration;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Workspaces.Settings;

/// <summary>The settings in memory: one immutable record for each workspace, swapped in one step.</summary>
public sealed partial class WorkspaceSettingsDirectory(ILogger<WorkspaceSettingsDirectory> logger)
    : IWorkspaceSettings,
        IConfigurationView
{
    private static readonly WorkspaceSettings Defaults = new();
    private readonly ConcurrentDictionary<string, WorkspaceSettings> workspaces = new(StringComparer.Ordinal);

    public WorkspaceSettings Current(string workspaceId) => workspaces.GetValueOrDefault(workspaceId) ?? Defaults;

    public void Apply(ConfigurationUpdate update)
    {
        if (update.Written.FirstOrDefault(document => document.Kind == WorkspaceKinds.Settings) is not { } document)
        {
            return;
        }
        try
        {
            workspaces[update.WorkspaceId] = WorkspaceJson.Read<WorkspaceSettings>(document.Json);
        }
        catch (JsonException error)
        {
            // What held before goes on holding.
            LogBroken(logger, update.WorkspaceId, error);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The settings of workspace {WorkspaceId} cannot be read")]
    private static partial void LogBroken(ILogger logger, string workspaceId, Exception error);
}
