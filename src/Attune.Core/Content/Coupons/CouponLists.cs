using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Content.Coupons;

/// <summary>The coupon lists of all workspaces in memory, by label. Safe for concurrent use; reading takes no lock.</summary>
public sealed partial class CouponLists(ILogger<CouponLists> logger) : IConfigurationView
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, CouponList>> workspaces = new(
        StringComparer.Ordinal
    );

    /// <summary>The list of the label, in whatever status; null where there is none.</summary>
    public CouponList? Find(string workspaceId, string label) =>
        workspaces.TryGetValue(workspaceId, out var lists) ? lists.GetValueOrDefault(label) : null;

    /// <inheritdoc/>
    public void Apply(ConfigurationUpdate update)
    {
        if (!update.Touches(ContentKinds.CouponList))
        {
            return;
        }
        var lists = update.IsComplete
            ? []
            : workspaces
                .GetValueOrDefault(update.WorkspaceId, FrozenDictionary<string, CouponList>.Empty)
                .Values.ToDictionary(list => list.Id);
        foreach (var key in update.Deleted.Where(key => key.Kind == ContentKinds.CouponList))
        {
            lists.Remove(key.Id);
        }
        foreach (var document in update.Written.Where(document => document.Kind == ContentKinds.CouponList))
        {
            try
            {
                lists[document.Id] = WorkspaceJson.Read<CouponList>(document.Json);
            }
            catch (JsonException unreadable)
            {
                lists.Remove(document.Id);
                LogLeftOut(logger, document.Id, document.WorkspaceId, unreadable.Message);
            }
        }
        workspaces[update.WorkspaceId] = lists.Values.ToFrozenDictionary(list => list.Label, StringComparer.Ordinal);
    }

    [LoggerMessage(1, LogLevel.Warning, "The coupon list {Id} of workspace {Workspace} is left out: {Reason}")]
    private static partial void LogLeftOut(ILogger logger, string id, string workspace, string reason);
}
