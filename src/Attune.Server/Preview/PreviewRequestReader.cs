using System.Text.Json;
using Attune.Core.Content.Preview;
using Attune.Core.Content.Templates;
using Attune.Decisions.Users;

namespace Attune.Server.Preview;

/// <summary>
/// Takes a preview request out of its JSON and notes everything that is wrong with its form. Unknown members are ignored.
/// </summary>
internal static class PreviewRequestReader
{
    private const string PayloadOrTemplate = "payload or custom_template_data";

    private static readonly string[] PayloadChannels = ["EMAIL", "PUSH", "SMS"];
    private static readonly string[] TemplateChannels = ["EMAIL", "PUSH", "SMS", "OSM", "INAPP"];

    /// <summary>Reads the body; what is wrong is added to <paramref name="problems"/>.</summary>
    public static PreviewRequest Read(string workspaceId, JsonElement body, List<PreviewProblem> problems)
    {
        var fields = new FieldReader(problems);
        if (body.ValueKind != JsonValueKind.Object)
        {
            fields.WrongType("request_body", body, "an object");
            return new PreviewRequest { WorkspaceId = workspaceId };
        }
        fields.RequiredText(body, "request_id");
        var request = new PreviewRequest { WorkspaceId = workspaceId };
        if (fields.Required(body, "personalization_content", JsonValueKind.Object) is { } content)
        {
            request = ReadContent(request, content, fields);
        }
        if (fields.Required(body, "personalization_details", JsonValueKind.Object) is { } details)
        {
            request = ReadDetails(request, details, NamesTemplate(body), fields);
        }
        return fields.Optional(body, "user_details", JsonValueKind.Object) is { } user
            ? ReadUser(request, user, fields)
            : request;
    }

    private static PreviewRequest ReadContent(PreviewRequest request, JsonElement content, FieldReader fields)
    {
        var payload = fields.Optional(content, "payload", JsonValueKind.Object, out var payloadGiven);
        var template = fields.Optional(content, "custom_template_data", JsonValueKind.Object, out var templateGiven);
        if (payloadGiven && templateGiven)
        {
            fields.Add("personalization_content", PreviewProblemKind.TwoContents, PayloadOrTemplate);
            return request;
        }
        var given = payload ?? template;
        if ((!payloadGiven && !templateGiven) || (given is { } value && value.GetPropertyCount() == 0))
        {
            fields.Add("personalization_content", PreviewProblemKind.NoContent, PayloadOrTemplate);
            return request;
        }
        if (template is not { } stored)
        {
            return request with { Payload = payload };
        }
        var id = fields.RequiredText(stored, "template_id");
        var version = fields.RequiredText(stored, "version");
        return id is null || version is null ? request : request with { Template = new TemplateVersion(id, version) };
    }

    private static PreviewRequest ReadDetails(
        PreviewRequest request,
        JsonElement details,
        bool stored,
        FieldReader fields
    ) =>
        request with
        {
            Channel = ReadChannel(details, stored, fields),
            EventName = fields.OptionalText(details, "event_name"),
            UserAttributes = fields.Attributes(details, "user_attributes") ?? AttributeSet.Empty,
            EventAttributes = fields.Attributes(details, "event_attributes"),
            CampaignAttributes = fields.Attributes(details, "campaign_attributes") ?? AttributeSet.Empty,
            BusinessEventAttributes = fields.Attributes(details, "business_event_attributes") ?? AttributeSet.Empty,
        };

    private static bool NamesTemplate(JsonElement body) =>
        body.TryGetProperty("personalization_content", out var content)
        && content.ValueKind == JsonValueKind.Object
        && content.TryGetProperty("custom_template_data", out var template)
        && template.ValueKind != JsonValueKind.Null;

    private static TemplateChannel? ReadChannel(JsonElement details, bool stored, FieldReader fields)
    {
        if (fields.RequiredText(details, "channel") is not { } name)
        {
            return null;
        }
        var allowed = stored ? TemplateChannels : PayloadChannels;
        if (allowed.Contains(name, StringComparer.Ordinal))
        {
            return Enum.Parse<TemplateChannel>(name, ignoreCase: true);
        }
        fields.Add("channel", PreviewProblemKind.NotAllowed, name, allowed);
        return null;
    }

    private static PreviewRequest ReadUser(PreviewRequest request, JsonElement user, FieldReader fields)
    {
        var identifier = fields.RequiredText(user, "identifier");
        var value = fields.RequiredText(user, "identifier_value");
        return identifier is null ? request : request with { User = new UserReference(identifier, value ?? "") };
    }
}
