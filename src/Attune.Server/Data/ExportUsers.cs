using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Data;

/// <summary><c>POST /v1/customers/export?app_id=</c>: reads up to 20 users.</summary>
internal sealed class ExportUsers(DataRequests requests, IUserDirectory users, RateLimitGate rates)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await requests.OpenAsync(context, DataErrors.Export, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var errors = new DataErrorList();
        var (asked, fields) = ExportReader.Read(body.Root, errors);
        if (errors.Count > 0)
        {
            await DataErrors.RefuseAsync(context, errors.All);
            return;
        }
        if (!await rates.AdmitAsync(context, DataRates.Export, asked.Count))
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var found = new List<UserView>(asked.Count);
        var missing = new List<ExportedUser>();
        foreach (var user in asked)
        {
            if (await users.FindAsync(workspaceId, user.Identifier, context.RequestAborted) is { } view)
            {
                found.Add(view);
            }
            else
            {
                missing.Add(user);
            }
        }
        await WriteAsync(context, found, missing, fields);
    }

    private static async Task WriteAsync(
        HttpContext context,
        List<UserView> found,
        List<ExportedUser> missing,
        IReadOnlyList<string>? fields
    )
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer);
        writer.WriteStartObject();
        writer.WriteString("status", "success");
        writer.WriteString("type", "export_users");
        writer.WriteStartObject("data");
        writer.WriteStartArray("users_not_found");
        foreach (var user in missing)
        {
            writer.WriteStartObject();
            writer.WriteString("identifier_type", user.TypeAsSent);
            writer.WriteString("identifier", user.Identifier.Value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("users");
        foreach (var view in found)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("user_attributes");
            WriteAttributes(writer, view, fields);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }

    private static void WriteAttributes(Utf8JsonWriter writer, UserView view, IReadOnlyList<string>? fields)
    {
        if (fields is null)
        {
            foreach (var (key, value) in view.Attributes)
            {
                if (key != AttributeCatalog.CustomerId)
                {
                    Write(writer, ExportNames.Of(key), value);
                }
            }
            if (view.CustomerId is not null)
            {
                writer.WriteString(ExportNames.CustomerId, view.CustomerId);
            }
            writer.WriteString(ExportNames.Id, view.Id);
            return;
        }
        foreach (var field in fields.Distinct(StringComparer.Ordinal))
        {
            Write(writer, field, Find(view, field));
        }
    }

    private static AttributeValue Find(UserView view, string field)
    {
        if (field is ExportNames.Id or "moengage_id")
        {
            return view.Id.ToString();
        }
        var key = AttributeCatalog.Canonical(field);
        return key != AttributeCatalog.CustomerId ? view.Attributes[key]
            : view.CustomerId is null ? AttributeValue.Missing
            : view.CustomerId;
    }

    private static void Write(Utf8JsonWriter writer, string name, AttributeValue value)
    {
        if (!value.IsMissing)
        {
            writer.WritePropertyName(name);
            AttributeJson.Write(writer, value);
        }
    }
}
