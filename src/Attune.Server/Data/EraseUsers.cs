using System.Text.Json;
using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary>
/// <c>POST /v1/opengdpr_requests/{app_id}</c>: erases a person at once. All users who share a named email or mobile are
/// erased; a person whom nobody knows is erased already.
/// </summary>
internal sealed class EraseUsers(
    DataRequests requests,
    IUserDirectory users,
    IWorkspaceSettings workspaces,
    RateLimitGate rates
)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Erasure, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var errors = new DataErrorList();
        var identities = Read(body.Root, workspaces.Current(workspaceId).Identifiers, errors);
        if (errors.Count > 0)
        {
            await DataErrors.RefuseAsync(context, errors.All);
            return;
        }
        if (!await rates.AdmitAsync(context, DataRates.Erasure))
        {
            return;
        }
        foreach (var identity in identities)
        {
            await users.DeleteAsync(workspaceId, identity, TimeSpan.Zero, context.RequestAborted);
        }
        await DataAnswers.WriteAsync(
            context,
            new
            {
                status = "success",
                message = DataErrors.Accepted,
                request_id = Guid.NewGuid(),
            }
        );
    }

    private static List<Identifier> Read(JsonElement request, IReadOnlyList<string> keys, DataErrorList errors)
    {
        var identities = new List<Identifier>();
        if (DataFields.RequiredText(request, "request_type", errors) is { } type && type != "erasure")
        {
            errors.Add(DataErrors.NotAllowed("request_type", "'erasure'"));
        }
        if (DataFields.Find(request, "submitted_time") is not { } time)
        {
            errors.Add(DataErrors.Missing("submitted_time"));
        }
        else if (time.ValueKind != JsonValueKind.String || WireTime.TryRead(time) is null)
        {
            errors.Add(DataErrors.Invalid("submitted_time", "is expected to be ISO 8601"));
        }
        if (DataFields.RequiredArray(request, "identities", errors) is { } list)
        {
            var index = 0;
            foreach (var element in list.EnumerateArray())
            {
                var found = errors.Count;
                if (ReadIdentity(element, keys, errors) is { } identity)
                {
                    identities.Add(identity);
                }
                errors.PutBelow($"identities[{index++}]", found);
            }
        }
        DataFields.RequiredText(request, "api_version", errors);
        return identities;
    }

    private static Identifier? ReadIdentity(JsonElement element, IReadOnlyList<string> keys, DataErrorList errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(DataErrors.WrongType("identities", "Array of Objects"));
            return null;
        }
        var type = DataFields.RequiredText(element, "identity_type", errors);
        var value = DataFields.RequiredText(element, "identity_value", errors);
        if (type is null)
        {
            return null;
        }
        var kind = type switch
        {
            "ID" => Identifier.CustomerId,
            "email" => Identifier.Email,
            "mobile" => Identifier.Mobile,
            "google_advertising_id" => "moe_gaid",
            "advertising_identifier" or "user_secondary_id" => type,
            _ => null,
        };
        if (kind is null)
        {
            errors.Add(
                DataErrors.NotAllowed(
                    "identity_type",
                    "'ID', 'user_secondary_id', 'email', 'mobile', 'google_advertising_id' or 'advertising_identifier'"
                )
            );
            return null;
        }
        // Saying yes to an identity that finds nobody by construction would leave the person's data where it is.
        if (kind != Identifier.CustomerId && !keys.Contains(AttributeCatalog.Canonical(kind)))
        {
            errors.Add(DataErrors.Invalid(type, "is not an identifier of this workspace"));
            return null;
        }
        return value is null ? null : new Identifier(kind, value);
    }
}
