using System.Collections.Concurrent;
using Attune.Core.Workspaces.Configuration;
using Attune.Decisions;
using Attune.Decisions.Rules;
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
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, State> states = new(StringComparer.Ordinal);
    private readonly CompiledWorkspace absent = Compile(new WorkspaceRecords { WorkspaceId = "" }, environment, limits);

    public Snapshot Current(string workspaceId) => Find(workspaceId).Snapshot;

    public CompiledWorkspace Find(string workspaceId) =>
        states.TryGetValue(workspaceId, out var state) ? state.Compiled : absent;

    /// <summary>All workspaces with records that were left out, and why; for health and metrics.</summary>
    public IEnumerable<CompiledWorkspace> WithProblems() =>
        states.Values.Select(state => state.Compiled).Where(compiled => compiled.Problems.Count > 0);

    /// <summary>All workspaces.</summary>
    public IEnumerable<CompiledWorkspace> All() => states.Values.Select(state => state.Compiled);

    public void Apply(ConfigurationUpdate update)
    {
        lock (gate)
        {
            var before = states.GetValueOrDefault(update.WorkspaceId);
            var records = (before?.Records ?? new WorkspaceRecords { WorkspaceId = update.WorkspaceId }).With(update);
            if (before is null || !ReferenceEquals(records, before.Records))
            {
                Swap(records, before?.Compiled);
            }
        }
    }

    /// <summary>Takes up what users were ranked to; the configuration and its version stay.</summary>
    internal void Apply(string workspaceId, IReadOnlyList<AffinityRanking> rankings)
    {
        lock (gate)
        {
            if (states.TryGetValue(workspaceId, out var before))
            {
                Swap(before.Records with { Rankings = rankings }, before.Compiled);
            }
        }
    }

    private void Swap(WorkspaceRecords records, CompiledWorkspace? before)
    {
        var compiled = Compile(records, environment, limits);
        if (before is not null)
        {
            compiled.Mismatches.GoOnFrom(before.Mismatches);
        }
        states[records.WorkspaceId] = new State(records, compiled);
        foreach (var problem in compiled.Problems.Except(before?.Problems ?? []))
        {
            LogLeftOut(
                logger,
                records.WorkspaceId,
                problem.Record.ToString(),
                problem.Name,
                problem.Problem.ToString()
            );
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
