using Attune.Core.Users;
using Attune.Decisions.Recordings;

namespace Attune.Core.Explanations;

/// <summary>The latest requests of a user that were recorded, for whoever asks what a user was shown, and why.</summary>
public sealed class ListDecisions(IUserDirectory users, RecordSearch records)
{
    /// <summary>At most <paramref name="limit"/>, newest first; also requests from before the user had a profile.</summary>
    public async Task<IReadOnlyList<DecisionRecording>> ExecuteAsync(
        string workspaceId,
        Identifier identifier,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var ids = new HashSet<Guid>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (await users.ExportAsync(workspaceId, identifier, cancellationToken) is { } user)
        {
            ids.Add(user.View.Id);
            names.UnionWith(ExplanationIndex.Names(user.Identifiers));
        }
        else
        {
            names.UnionWith(ExplanationIndex.Names([identifier]));
        }
        return ids.Count + names.Count == 0
            ? []
            : await records.LatestAsync(workspaceId, ids, names, limit, cancellationToken);
    }
}
