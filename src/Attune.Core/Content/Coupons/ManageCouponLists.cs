using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Coupons;

/// <summary>Makes, reads and changes coupon lists (wire.md 5.7). Safe for concurrent use.</summary>
public sealed class ManageCouponLists(
    IDocumentStore documents,
    ICouponStore coupons,
    CouponJobs jobs,
    TimeProvider time
)
{
    public async Task<CouponOutcome<StoredCouponList>> CreateAsync(
        string workspaceId,
        CouponListInput input,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var list = new CouponList
        {
            Id = RandomNames.NewId(),
            Name = input.Name!,
            Label = input.Label!,
            ExpiresAt = input.ExpiresAt!.Value,
            CreatedBy = input.CreatedBy!,
            EmailAlertSubscribers = input.EmailAlertSubscribers ?? [],
            AlertConditions = input.AlertConditions ?? new CouponAlertConditions(),
        };
        if (Check(list) is { } wrong)
        {
            return CouponOutcome<StoredCouponList>.Refused(CouponProblem.Invalid, wrong);
        }
        var there = await documents.ListAsync(workspaceId, ContentKinds.CouponList, cancellationToken);
        if (there.Count >= CouponLimits.ListsPerWorkspace)
        {
            return CouponOutcome<StoredCouponList>.Refused(
                CouponProblem.Invalid,
                $"The maximum number of coupon lists is {CouponLimits.ListsPerWorkspace}."
            );
        }
        if (there.Any(document => WorkspaceJson.Read<CouponList>(document.Json).Label == list.Label))
        {
            return CouponOutcome<StoredCouponList>.Refused(CouponProblem.LabelTaken);
        }
        // The label is kept as a document of its own, so that two requests at once cannot both take it.
        var result = await documents.WriteAsync(
            workspaceId,
            [
                DocumentChange.Create(ContentKinds.CouponList, list.Id, WorkspaceJson.Write(list), list.Name),
                DocumentChange.Create(
                    ContentKinds.CouponLabel,
                    list.Label,
                    WorkspaceJson.Write(new CouponLabel(list.Id))
                ),
            ],
            actor,
            cancellationToken
        );
        if (!result.IsWritten)
        {
            return CouponOutcome<StoredCouponList>.Refused(
                result.Status == DocumentWriteStatus.NameTaken ? CouponProblem.NameTaken : CouponProblem.LabelTaken
            );
        }
        await jobs.WatchAsync(workspaceId, list, cancellationToken);
        return CouponOutcome<StoredCouponList>.Done(
            (await FindAsync(workspaceId, list.Id, cancellationToken))
                ?? throw new InvalidOperationException("A list that was written is not there.")
        );
    }

    /// <summary>Null where there is none.</summary>
    public async Task<StoredCouponList?> FindAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) =>
        await FindDocumentAsync(workspaceId, id, cancellationToken) is { } document
            ? StoredCouponList.From(
                document,
                await coupons.CountAsync(workspaceId, id, cancellationToken),
                time.GetUtcNow()
            )
            : null;

    /// <summary>All lists of the status, or all where it is null, oldest first.</summary>
    public async Task<IReadOnlyList<StoredCouponList>> ListAsync(
        string workspaceId,
        CouponListStatus? status,
        CancellationToken cancellationToken
    )
    {
        var found = new List<StoredCouponList>();
        foreach (var document in await documents.ListAsync(workspaceId, ContentKinds.CouponList, cancellationToken))
        {
            var list = WorkspaceJson.Read<CouponList>(document.Json);
            if (status is null || list.StatusAt(time.GetUtcNow()) == status)
            {
                var counts = await coupons.CountAsync(workspaceId, list.Id, cancellationToken);
                found.Add(StoredCouponList.From(document, counts, time.GetUtcNow()));
            }
        }
        return [.. found.OrderBy(list => list.CreatedAt).ThenBy(list => list.List.Id, StringComparer.Ordinal)];
    }

    /// <summary>Changes what is given; a list that ends in the future is active again.</summary>
    public async Task<CouponOutcome<StoredCouponList>> UpdateAsync(
        string workspaceId,
        string id,
        CouponListInput input,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (await FindDocumentAsync(workspaceId, id, cancellationToken) is not { } document)
        {
            return CouponOutcome<StoredCouponList>.Refused(CouponProblem.ListNotFound);
        }
        var before = WorkspaceJson.Read<CouponList>(document.Json);
        var list = before with
        {
            Name = input.Name ?? before.Name,
            ExpiresAt = input.ExpiresAt ?? before.ExpiresAt,
            EmailAlertSubscribers = input.EmailAlertSubscribers ?? before.EmailAlertSubscribers,
            AlertConditions = input.AlertConditions ?? before.AlertConditions,
        };
        if (list.Ends > time.GetUtcNow())
        {
            list = list with { Archived = false };
        }
        return await WriteAsync(workspaceId, document, list, actor, cancellationToken);
    }

    /// <summary>Makes an archived list give out codes again; its end must lie in the future.</summary>
    public async Task<CouponOutcome<StoredCouponList>> ActivateAsync(
        string workspaceId,
        string id,
        DateOnly expiresAt,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (await FindDocumentAsync(workspaceId, id, cancellationToken) is not { } document)
        {
            return CouponOutcome<StoredCouponList>.Refused(CouponProblem.ListNotFound);
        }
        var list = WorkspaceJson.Read<CouponList>(document.Json) with { ExpiresAt = expiresAt, Archived = false };
        return list.Ends <= time.GetUtcNow()
            ? CouponOutcome<StoredCouponList>.Refused(
                CouponProblem.Invalid,
                "The expiry date must be in the future. Please verify the date and try again."
            )
            : await WriteAsync(workspaceId, document, list, actor, cancellationToken);
    }

    /// <summary>Ends a list for now; its free codes are deleted.</summary>
    public async Task<CouponOutcome<StoredCouponList>> ArchiveAsync(
        string workspaceId,
        string id,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (await FindDocumentAsync(workspaceId, id, cancellationToken) is not { } document)
        {
            return CouponOutcome<StoredCouponList>.Refused(CouponProblem.ListNotFound);
        }
        var list = WorkspaceJson.Read<CouponList>(document.Json) with { Archived = true };
        var outcome = await WriteAsync(workspaceId, document, list, actor, cancellationToken);
        if (outcome.Value is not null)
        {
            await coupons.DeleteFreeAsync(workspaceId, id, fileId: null, cancellationToken);
        }
        return outcome;
    }

    private async Task<CouponOutcome<StoredCouponList>> WriteAsync(
        string workspaceId,
        Document document,
        CouponList list,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (Check(list) is { } wrong)
        {
            return CouponOutcome<StoredCouponList>.Refused(CouponProblem.Invalid, wrong);
        }
        var change = DocumentChange.Update(document, WorkspaceJson.Write(list)) with { Name = list.Name };
        var result = await documents.WriteAsync(workspaceId, [change], actor, cancellationToken);
        if (!result.IsWritten)
        {
            return CouponOutcome<StoredCouponList>.Refused(
                result.Status == DocumentWriteStatus.NameTaken ? CouponProblem.NameTaken : CouponProblem.Invalid,
                "The coupon list was changed at the same time. Please try again."
            );
        }
        await coupons.CalmAsync(workspaceId, list.Id, cancellationToken);
        await jobs.WatchAsync(workspaceId, list, cancellationToken);
        return await FindAsync(workspaceId, list.Id, cancellationToken) is { } stored
            ? CouponOutcome<StoredCouponList>.Done(stored)
            : CouponOutcome<StoredCouponList>.Refused(CouponProblem.ListNotFound);
    }

    private async Task<Document?> FindDocumentAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) => Texts.IsId(id) ? await documents.GetAsync(workspaceId, ContentKinds.CouponList, id, cancellationToken) : null;

    private static string? Check(CouponList list)
    {
        var alerts = list.AlertConditions;
        return Texts.CheckName(list.Name) is { } name ? $"name: {name}"
            : Texts.CheckName(list.Label) is { } label ? $"label: {label}"
            : list.CreatedBy.Length > 200 ? "created_by: Expected at most 200 characters."
            : list.EmailAlertSubscribers.Count > CouponLimits.Subscribers
                ? $"email_alert_subscribers: Expected at most {CouponLimits.Subscribers}."
            : list.EmailAlertSubscribers.Any(mail => mail.Length is 0 or > 320 || !mail.Contains('@'))
                ? "email_alert_subscribers: Expected email addresses."
            : alerts.CouponShortageAlert.ThresholdCount is < 0 or > CouponLimits.MaxThreshold
                ? $"threshold_count: Expected 0 to {CouponLimits.MaxThreshold}."
            : alerts.ExpiryAlert.DaysBefore is < 0 or > CouponLimits.MaxDaysBefore
                ? $"days_before: Expected 0 to {CouponLimits.MaxDaysBefore}."
            : null;
    }
}
