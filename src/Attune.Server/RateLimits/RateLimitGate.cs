using System.Globalization;
using Attune.Core.RateLimits;
using Attune.Core.Workspaces.Settings;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.RateLimits;

/// <summary>
/// Admits a request against its workspace's rate and writes the headers: <c>x-ratelimit-limit</c>,
/// <c>x-ratelimit-remaining</c>, <c>x-ratelimit-reset</c> (UTC epoch seconds) and, on a refusal, <c>Retry-After</c>.
/// </summary>
public sealed class RateLimitGate(
    IRateLimiter limiter,
    RateLimitSettings server,
    IWorkspaceSettings workspaces,
    TimeProvider time
)
{
    /// <summary>
    /// Takes <paramref name="cost"/> from the caller's rate. On a refusal the answer is written, and false is returned.
    /// </summary>
    public async ValueTask<bool> AdmitAsync(HttpContext context, string api, int cost = 1)
    {
        var workspaceId = context.Caller().WorkspaceId;
        var own = workspaces.Current(workspaceId).RequestsPerMinute;
        var limit = own.TryGetValue(api, out var set) ? set : server.Find(api);
        if (limit == 0)
        {
            return true;
        }
        var count = await limiter.TakeAsync(workspaceId, api, limit, cost, context.RequestAborted);
        var headers = context.Response.Headers;
        headers["x-ratelimit-limit"] = Text(limit);
        headers["x-ratelimit-remaining"] = Text(count.Remaining);
        headers["x-ratelimit-reset"] = Text(count.ResetAt.ToUnixTimeSeconds());
        if (count.Granted)
        {
            return true;
        }
        var wait = Math.Max(1, (int)Math.Ceiling((count.ResetAt - time.GetUtcNow()).TotalSeconds));
        headers.RetryAfter = Text(wait);
        var result = new RateLimitResult(api, limit, TimeSpan.FromSeconds(wait));
        await context.Family().RateLimitedAsync(context, result);
        return false;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
