using System.Globalization;
using Attune.Core.Content.Coupons;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Coupons;

/// <summary><c>/api/v1/coupon-lists</c>: what the published coupon API has no call for.</summary>
internal static class CouponManagement
{
    private const int MaxCodes = 100_000;
    private const int MaxUses = 10_000;

    public static void Map(IEndpointRouteBuilder group)
    {
        var lists = group.MapGroup("/coupon-lists").WithTags("Coupons");
        lists
            .MapPost("/{id}/codes", AddAsync)
            .WithName("AddCouponCodes")
            .WithSummary("Add codes to a coupon list")
            .Takes<CouponCodesInput>()
            .Produces<AddedCodesBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        lists
            .MapGet("/{id}/usage", UsageAsync)
            .WithName("ReadCouponUsage")
            .WithSummary("Read which codes of a list were handed out, to whom and when")
            .WithQuery(("start_date", "The first day, yyyy-mm-dd."), ("end_date", "The last day, yyyy-mm-dd."))
            .Produces<Page<CouponUseBody>>()
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AddAsync(HttpContext context, string id, ManageCouponFiles useCase)
    {
        var body = await context.ReadBodyAsync<CouponCodesInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        if (input.Codes.Count is 0 or > MaxCodes)
        {
            return Refusal.Invalid([new ConfigurationProblem("codes", $"Expected 1 to {MaxCodes} codes.")]);
        }
        var outcome = await useCase.AddAsync(
            context.Caller().WorkspaceId,
            id,
            input.Name,
            input.Codes,
            context.Caller().KeyId,
            context.RequestAborted
        );
        return outcome.Value is { } file
                ? new Answer<AddedCodesBody>(new AddedCodesBody { FileId = file.Id, AddedCoupons = file.AddedCoupons })
                {
                    Status = StatusCodes.Status201Created,
                }
            : outcome.Problem == CouponProblem.ListNotFound ? Refusal.NotFound()
            : Refusal.Invalid([new ConfigurationProblem("codes", outcome.Message ?? "")]);
    }

    private static async Task<IResult> UsageAsync(
        HttpContext context,
        string id,
        ManageCouponLists lists,
        ICouponStore store
    )
    {
        var query = new QueryReader(context);
        var start = Day(query, "start_date");
        var end = Day(query, "end_date");
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        var workspaceId = context.Caller().WorkspaceId;
        if (await lists.FindAsync(workspaceId, id, context.RequestAborted) is null)
        {
            return Refusal.NotFound();
        }
        var uses = await store.UsesAsync(
            workspaceId,
            id,
            start ?? DateTimeOffset.UnixEpoch,
            end?.AddDays(1) ?? DateTimeOffset.MaxValue.AddDays(-1),
            MaxUses,
            context.RequestAborted
        );
        return new Answer<Page<CouponUseBody>>(
            new Page<CouponUseBody>(
                [
                    .. uses.Select(use => new CouponUseBody
                    {
                        Code = use.Code,
                        Holder = use.Holder,
                        Purpose = use.Purpose,
                        UsedAt = use.UsedAt,
                    }),
                ],
                NextCursor: null
            )
        );
    }

    private static DateTimeOffset? Day(QueryReader query, string name)
    {
        if (query.Text(name) is not { } text)
        {
            return null;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        }
        query.Refuse(name, "Expected a date such as 2026-03-01.");
        return null;
    }
}
