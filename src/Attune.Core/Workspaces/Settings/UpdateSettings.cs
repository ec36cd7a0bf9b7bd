using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Settings;

/// <summary>Replaces a workspace's settings.</summary>
public sealed class UpdateSettings(IDocumentStore store, ReadSettings read)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="settings">All of the new settings.</param>
    /// <param name="principal">Who; rates and limits are the operator's.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<StoredSettings>> ExecuteAsync(
        string workspaceId,
        long? expectedVersion,
        WorkspaceSettings settings,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var problems = SettingsValidator.Check(settings);
        if (problems.Count > 0)
        {
            return Outcome<StoredSettings>.Invalid(problems);
        }
        var before = await read.ExecuteAsync(workspaceId, cancellationToken);
        if (expectedVersion is { } expected && expected != before.Version)
        {
            return Outcome<StoredSettings>.Conflict(before.Version);
        }
        if (!principal.IsOperator && !HaveSameFigures(before.Settings, settings))
        {
            return Outcome<StoredSettings>.Forbidden(
                "Only a key with the scope operate may change requests_per_minute and limits."
            );
        }
        var change = new DocumentChange
        {
            Kind = WorkspaceKinds.Settings,
            Id = WorkspaceKinds.OnlyId,
            ExpectedVersion = before.Version,
            Json = WorkspaceJson.Write(settings),
            Action = "workspace_settings.update",
        };
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<StoredSettings>.Done(new StoredSettings(settings, result.Versions[0]))
            : Outcome<StoredSettings>.Conflict(result.ConflictVersion);
    }

    internal static bool HaveSameFigures(WorkspaceSettings before, WorkspaceSettings after) =>
        Same(before.RequestsPerMinute, after.RequestsPerMinute) && Same(before.Limits, after.Limits);

    private static bool Same(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after) =>
        before.Count == after.Count
        && before.All(entry => after.TryGetValue(entry.Key, out var value) && value == entry.Value);
}
