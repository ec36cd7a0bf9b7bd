using System.Collections.Concurrent;
using Attune.Core.Workspaces.Configuration;
using Attune.Decisions;
using Attune.Jinja;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Workspaces.Snapshots;

/// <summary>Compiles each workspace's configuration when it changes, and swaps it in one step.</summary>
public sealed partial class WorkspaceSnapshots(
    JinjaEnvironment environment,
    ServerLimits limits,
    ILogger<WorkspaceSnapshots> logger
) : IWorkspaceSnapshots, IConfigurationView
{
    private readonly ConcurrentDictionary<string, State> states = new(StringComparer.Ordinal);
    private readonly CompiledWorkspace absent = Compile(new WorkspaceRecords { WorkspaceId = "" }, environment, limits);

    public Snapshot Current(string workspaceId) => Find(workspaceId).Snapshot;

    public CompiledWorkspace Find(string workspaceId) =>
        states.TryGetValue(workspaceId, out var state) ? state.Compiled : absent;

    /// <summary>All workspaces with records that were left out, and why; for health and metrics.</summary>
    public IEnumerable<CompiledWorkspace> WithProblems() =>
        states.Values.Select(state => state.Compiled).Where(compiled => compiled.Problems.Count > 0);

    public void Apply(ConfigurationUpdate update)
    {
        var before = states.GetValueOrDefault(update.WorkspaceId);
        var records = (before?.Records ?? new WorkspaceRecords { WorkspaceId = update.WorkspaceId }).With(update);
        if (before is not null && ReferenceEquals(records, before.Records))
        {
            return;
        }
        var compiled = Compile(records, environment, limits);
        states[update.WorkspaceId] = new State(records, compiled);
        foreach (var problem in compiled.Problems.Except(before?.Compiled.Problems ?? []))
        {
            LogLeftOut(logger, update.WorkspaceId, problem.Record.ToString(), problem.Name, problem.Problem.ToString());
        }
    }

    internal static CompiledWorkspace Compile(
        WorkspaceRecords records,
        JinjaEnvironment environment,
        ServerLimits limits
    )
    {
        var document = records.ToDocument(limits);
        var compiled = Snapshot.Compile(document, environment);
        return new CompiledWorkspace(document, compiled.Snapshot, [.. records.Unreadable.Values, .. compiled.Problems]);
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Workspace {WorkspaceId}: the {Kind} {Name} is left out of what is served: {Problem}"
    )]
    private static partial void LogLeftOut(
        ILogger logger,
        string workspaceId,
        string kind,
        string name,
        string problem
    );

    private sealed record State(WorkspaceRecords Records, CompiledWorkspace Compiled);
}
