using Attune.Core.Jobs;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Coupons;

/// <summary>Looks at a list shortly before it ends.</summary>
internal sealed class CouponExpiryJob(IDocumentStore documents, CouponAlerts alerts) : IJobHandler
{
    public const string JobKind = "coupon-expiry";

    public string Kind => JobKind;

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var listId = job.Key.Split(':')[0];
        if (
            await documents.GetAsync(job.WorkspaceId, ContentKinds.CouponList, listId, cancellationToken) is
            { } document
        )
        {
            await alerts.LookAtExpiryAsync(
                job.WorkspaceId,
                WorkspaceJson.Read<CouponList>(document.Json),
                cancellationToken
            );
        }
    }
}
