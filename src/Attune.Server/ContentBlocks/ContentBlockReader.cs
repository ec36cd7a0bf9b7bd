using System.Net.Mail;
using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Blocks;
using Attune.Server.Fields;

namespace Attune.Server.ContentBlocks;

/// <summary>Takes the requests of the content-blocks API out of their JSON, and notes everything that is wrong.</summary>
internal static class ContentBlockReader
{
    /// <summary>What a creation writes.</summary>
    public static ContentBlockDraft ReadNew(JsonElement body, List<FieldProblem> problems)
    {
        var fields = Fields(body, problems);
        var draft = ReadShared(fields, "created_by") with
        {
            Label = fields.Text("label"),
            ContentType = Pick<ContentBlockType>(fields.Choice("content_type", required: true, "HTML", "TEXT")),
            Source = Pick<ContentBlockSource>(fields.Choice("source", required: false, "ENGAGE", "INFORM")),
        };
        return draft with { Status = ReadStatus(fields, required: false) };
    }

    /// <summary>What an update writes, and of which block.</summary>
    public static (string Id, ContentBlockDraft Draft) ReadUpdate(JsonElement body, List<FieldProblem> problems)
    {
        var fields = Fields(body, problems);
        var id = fields.Text("id");
        return (id, ReadShared(fields, "updated_by") with { Status = ReadStatus(fields, required: true) });
    }

    /// <summary>Which blocks are wanted by their ids, and whether with their text.</summary>
    public static (IReadOnlyList<string> Ids, bool WithText) ReadIds(JsonElement body, List<FieldProblem> problems)
    {
        var fields = Fields(body, problems);
        var ids = fields.Texts("ids");
        if (ids.Count > ContentLimits.BlockIds)
        {
            fields.Break("ids", $"At most {ContentLimits.BlockIds} ids can be asked for at once");
        }
        return (ids, fields.Flag("is_raw_content_required", otherwise: false));
    }

    /// <summary>What a search asks for.</summary>
    public static ContentBlockFilter ReadFilter(JsonElement body, List<FieldProblem> problems)
    {
        if (Fields(body, problems).OptionalObject("filters") is not { } filters)
        {
            return new ContentBlockFilter();
        }
        return new ContentBlockFilter
        {
            ContentTypes = PickAll<ContentBlockType>(filters.Choices("content_type", "HTML", "TEXT")),
            Statuses = PickAll<ContentBlockStatus>(filters.Choices("status", "ACTIVE", "ARCHIVED", "DRAFT")),
            TeamIds = filters.OptionalTexts("team_ids") ?? [],
            TagIds = filters.OptionalTexts("tag_ids") ?? [],
            UpdatedBy = filters.OptionalTexts("updated_by") ?? [],
            SearchText = filters.OptionalText("search_text") ?? "",
        };
    }

    private static ContentBlockDraft ReadShared(ObjectFields fields, string author) =>
        new()
        {
            Name = fields.Text("name"),
            RawContent = fields.Text("raw_content"),
            Description = fields.OptionalText("description"),
            ContentBlockUsed = fields.Texts("content_block_used"),
            TagIds = fields.OptionalTexts("tag_ids"),
            TeamIds = fields.OptionalTexts("team_ids"),
            ImagesUsed = fields.OptionalTexts("images_used"),
            Author = ReadEmail(fields, author),
        };

    private static ContentBlockStatus ReadStatus(ObjectFields fields, bool required) =>
        Pick<ContentBlockStatus>(fields.Choice("status", required, "ACTIVE", "DRAFT"));

    private static string ReadEmail(ObjectFields fields, string name)
    {
        var email = fields.Text(name);
        if (email.Length > 0 && (!MailAddress.TryCreate(email, out var address) || address.Address != email))
        {
            fields.Break(name, $"Expected an email address: {name} : {email}");
        }
        return email;
    }

    private static ObjectFields Fields(JsonElement body, List<FieldProblem> problems)
    {
        if (body.ValueKind == JsonValueKind.Object)
        {
            return new ObjectFields(body, problems);
        }
        problems.Add(
            new FieldProblem("request_body", FieldProblemKind.WrongType)
            {
                Found = body.ValueKind.ToString(),
                Allowed = ["object"],
            }
        );
        return new ObjectFields(JsonElement.Parse("{}"), []);
    }

    // What could not be read is noted already; the first member of each is its default.
    private static T Pick<T>(string? name)
        where T : struct, Enum => name is null ? default : Enum.Parse<T>(name, ignoreCase: true);

    private static IReadOnlyList<T> PickAll<T>(IReadOnlyList<string> names)
        where T : struct, Enum => [.. names.Select(name => Enum.Parse<T>(name, ignoreCase: true))];
}
