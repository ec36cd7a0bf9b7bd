using System.Text.Json;
using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary>
/// <c>POST /v1/transition/{app_id}</c>: users, events and devices together, in their order. Answers 200 with an error for
/// each element that was not kept; only a request that has no elements at all is refused whole.
/// </summary>
internal sealed class TrackBulk(
    DataRequests requests,
    IUserDirectory users,
    IWorkspaceSettings workspaces,
    LocalEventTimes localTimes,
    ActionReader actions,
    RateLimitGate rates
)
{
    private const string Type = "transition";

    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Bulk, BodyLimits.Bulk);
        if (body is null)
        {
            return;
        }
        var errors = new DataErrorList();
        DataRequests.RequireType(body.Root, Type, errors);
        if (ReadElements(body.Root, errors) is not { } elements || errors.Count > 0)
        {
            await DataErrors.RefuseAsync(context, errors.All);
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var refused = new List<ErrorDetail>();
        var identity = new IdentityReader(workspaces.Current(workspaceId).Identifiers);
        var reader = new BulkReader(identity, actions, localTimes);
        var sound = await reader.ReadAsync(workspaceId, elements, refused, context.RequestAborted);
        if (!await AdmitAsync(context, sound))
        {
            return;
        }
        var kept = await ApplyAsync(workspaceId, sound, refused, context.RequestAborted);
        await AnswerAsync(context, kept, refused);
    }

    private static JsonElement? ReadElements(JsonElement request, DataErrorList errors)
    {
        if (
            DataFields.Find(request, "elements") is { ValueKind: JsonValueKind.Array } list
            && list.GetArrayLength() == 0
        )
        {
            errors.Add(DataErrors.ElementsEmpty());
            return null;
        }
        return DataFields.RequiredArray(request, "elements", errors);
    }

    private async ValueTask<bool> AdmitAsync(HttpContext context, IReadOnlyList<BulkElement> sound)
    {
        var userCount = sound.Count(element => element.Type == CustomerReader.Type);
        var eventCount = sound.Sum(element => element.Change.Events.Count);
        return (userCount == 0 || await rates.AdmitAsync(context, DataRates.BulkUsers, userCount))
            && (eventCount == 0 || await rates.AdmitAsync(context, DataRates.BulkEvents, eventCount));
    }

    private async ValueTask<int> ApplyAsync(
        string workspaceId,
        IReadOnlyList<BulkElement> sound,
        List<ErrorDetail> refused,
        CancellationToken cancellation
    )
    {
        if (sound.Count == 0)
        {
            return 0;
        }
        var changes = sound.Select(element => element.Change).ToArray();
        var outcomes = await users.ApplyAsync(workspaceId, changes, cancellation);
        var kept = 0;
        for (var at = 0; at < sound.Count; at++)
        {
            var errors = new DataErrorList();
            ChangeErrors.Describe(outcomes[at], errors);
            if (outcomes[at].Status == ChangeStatus.NotFound && sound[at].Type == DeviceReader.Type)
            {
                errors.Add(DataErrors.UserUnknown(changes[at].Identifiers[0].Value));
            }
            BulkReader.Refuse(sound[at].Index, errors, refused);
            kept += errors.Count == 0 ? 1 : 0;
        }
        return kept;
    }

    private static Task AnswerAsync(HttpContext context, int kept, List<ErrorDetail> refused) =>
        refused.Count == 0
            ? DataAnswers.AcceptAsync(context)
            : DataAnswers.WriteAsync(
                context,
                new
                {
                    status = kept > 0 ? "success" : "fail",
                    message = kept > 0 ? DataErrors.Accepted : DataErrors.NothingAccepted,
                    request_id = context.RequestName(),
                    errors = refused.OrderBy(error => error.Index),
                }
            );
}
