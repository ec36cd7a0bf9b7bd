using System.Text.Json;

namespace Attune.Core.Webhooks;

/// <summary>Tells a workspace's endpoints what happened. Safe for concurrent use.</summary>
public interface IWebhooks
{
    /// <summary>
    /// Schedules a delivery to each endpoint that wants the type, and returns when that is committed; deliveries are signed,
    /// and repeated for about a day where an endpoint does not answer. An event that is published again while it is on its
    /// way is told once; a receiver knows any repetition by its id.
    /// </summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="type">Such as <c>coupon_list.shortage</c>: lower-case words, underscores and dots.</param>
    /// <param name="eventId">Names what happened; the same for a repeated call.</param>
    /// <param name="data">An object; it holds nothing that may not lie in the database for a day.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many endpoints will be told.</returns>
    Task<int> PublishAsync(
        string workspaceId,
        string type,
        string eventId,
        JsonElement data,
        CancellationToken cancellationToken
    );
}
