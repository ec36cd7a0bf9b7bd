using System.Text.Json;
using Attune.Core.Users;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary>
/// <c>POST /v1/customer/merge?app_id=</c>: merges pairs of users. A pair that cannot be merged is skipped, and named in
/// <c>errors</c>.
/// </summary>
internal sealed class MergeUsers(DataRequests requests, IUserDirectory users, RateLimitGate rates)
{
    private const string Field = "merge_data";

    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Merge, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var errors = new DataErrorList();
        var pairs = Read(body.Root, errors);
        if (errors.Count > 0)
        {
            await DataErrors.RefuseAsync(context, errors.All);
            return;
        }
        if (!await rates.AdmitAsync(context, DataRates.Merge, pairs.Count))
        {
            return;
        }
        var outcomes = await users.MergeAsync(context.Caller().WorkspaceId, pairs, context.RequestAborted);
        ErrorDetail[] skipped =
        [
            .. outcomes
                .Select((outcome, index) => (Error: DataErrors.NotMerged(outcome, pairs[index]), Index: index))
                .Where(pair => pair.Error is not null)
                .Select(pair => new ErrorDetail(pair.Error!, pair.Index)),
        ];
        await (
            skipped.Length == 0
                ? DataAnswers.WriteAsync(context, new { status = "success", operation = "created" })
                : DataAnswers.WriteAsync(
                    context,
                    new
                    {
                        status = "success",
                        operation = "created",
                        errors = skipped,
                    }
                )
        );
    }

    private static List<MergePair> Read(JsonElement request, DataErrorList errors)
    {
        var pairs = new List<MergePair>();
        if (DataFields.RequiredArray(request, Field, errors) is not { } list)
        {
            return pairs;
        }
        if (list.GetArrayLength() > UserLimits.MergePairs)
        {
            errors.Add(DataErrors.LimitBreached(Field, UserLimits.MergePairs));
            return pairs;
        }
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            var found = errors.Count;
            if (element.ValueKind != JsonValueKind.Object)
            {
                errors.Add(DataErrors.WrongType(Field, "Array of Objects"));
            }
            else
            {
                var merged = DataFields.RequiredText(element, "merged_user", errors);
                var retained = DataFields.RequiredText(element, "retained_user", errors);
                if (merged is not null && retained is not null)
                {
                    pairs.Add(new MergePair(merged, retained));
                }
            }
            errors.PutBelow($"{Field}[{index++}]", found);
        }
        return pairs;
    }
}
