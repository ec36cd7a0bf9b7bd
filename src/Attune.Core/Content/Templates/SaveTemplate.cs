using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Templates;

/// <summary>Stores new templates and new versions of templates. Safe for concurrent use.</summary>
public sealed class SaveTemplate(
    IDocumentStore documents,
    TemplateShelf shelf,
    WorkspaceTurns turns,
    ContentLimits limits,
    TimeProvider time
)
{
    private static readonly string[] CreateMembers = ["meta_info"];

    private static readonly string[] UpdateMembers =
    [
        "meta_info",
        "external_template_id",
        "update_campaigns",
        "update_latest_version",
    ];

    /// <summary>Stores the first version of a template.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="content">Parts and <c>meta_info</c>, as the published schema of the channel has them.</param>
    /// <param name="source">Who made it: a program or a person in the dashboard.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<SavedTemplate> CreateAsync(
        string workspaceId,
        TemplateChannel channel,
        JsonElement content,
        TemplateSource source,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var shape = TemplateShape.Of(channel);
        var problems = new List<TemplateProblem>();
        var check = new TemplateCheck(problems);
        check.CheckMembers(shape.ContentMembers.Concat(CreateMembers), content);
        check.Check(shape, content);
        if (problems.Count > 0)
        {
            return new SavedTemplate(problems);
        }
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.CustomTemplate, cancellationToken);
        var heads = await shelf.HeadsAsync(workspaceId, cancellationToken);
        var most = channel == TemplateChannel.Email ? limits.EmailTemplates : limits.TemplatesPerChannel;
        if (heads.Count(stored => stored.Head.Channel == channel) >= most)
        {
            return SavedTemplate.Refuse(TemplateProblemKind.TooMany, channel.ToString());
        }
        var node = JsonObject.Create(content.Clone())!;
        var head = Head(Guid.CreateVersion7(time.GetUtcNow()).ToString(), channel, node, source);
        if (Refuse(head, heads) is { } refusal)
        {
            return refusal;
        }
        return await WriteAsync(workspaceId, head, node, before: null, principal, cancellationToken);
    }

    /// <summary>Stores another version, or with <c>update_latest_version</c> the newest version anew.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="content">What changes, <c>external_template_id</c> and <c>meta_info</c> with <c>updated_by</c>.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<SavedTemplate> UpdateAsync(
        string workspaceId,
        TemplateChannel channel,
        JsonElement content,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var shape = TemplateShape.Of(channel);
        var problems = new List<TemplateProblem>();
        var check = new TemplateCheck(problems);
        check.CheckMembers(shape.ContentMembers.Concat(UpdateMembers), content);
        var request = TemplateUpdate.Read(channel, content, problems);
        if (request is null)
        {
            return new SavedTemplate(problems);
        }
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.CustomTemplate, cancellationToken);
        var heads = await shelf.HeadsAsync(workspaceId, cancellationToken);
        var stored = heads.FirstOrDefault(each =>
            each.Head.ExternalTemplateId == request.ExternalTemplateId && each.Head.Channel == channel
        );
        var before = stored is null
            ? null
            : await shelf.FindAsync(
                workspaceId,
                stored.Head.ExternalTemplateId,
                stored.Head.LatestVersion,
                cancellationToken
            );
        if (stored is null || before is null)
        {
            return SavedTemplate.Refuse(TemplateProblemKind.Unknown, request.ExternalTemplateId);
        }
        var merged = TemplateRecord.Merge(before.Record, content, shape);
        check.Check(shape, JsonSerializer.SerializeToElement(merged));
        if (problems.Count > 0)
        {
            return new SavedTemplate(problems);
        }
        var head = Head(request.ExternalTemplateId, channel, merged, stored.Head.Source) with
        {
            LatestVersion = stored.Head.LatestVersion + (request.InPlace ? 0 : 1),
            CreatedBy = stored.Head.CreatedBy,
            CreatedAt = stored.Head.CreatedAt,
            UpdatedBy = request.Author,
        };
        head = head with { Names = Names(stored.Head.Names, head.Names[0], request.InPlace) };
        if (Refuse(head, heads) is { } refusal)
        {
            return refusal;
        }
        return await WriteAsync(workspaceId, head, merged, stored, principal, cancellationToken);
    }

    private static IReadOnlyList<TemplateName> Names(
        IReadOnlyList<TemplateName> before,
        TemplateName name,
        bool inPlace
    ) => [.. inPlace ? before.SkipLast(1) : before, name];

    private static SavedTemplate? Refuse(TemplateHead head, IReadOnlyList<StoredTemplateHead> heads)
    {
        var others = heads.Where(each =>
            each.Head.Channel == head.Channel && each.Head.ExternalTemplateId != head.ExternalTemplateId
        );
        if (others.Any(each => each.Head.Names.Contains(head.Names[^1])))
        {
            var name = head.Names[^1];
            return SavedTemplate.Refuse(TemplateProblemKind.Duplicate, name.TemplateId, name.TemplateVersion);
        }
        // A child belongs to a template that is no child itself.
        return
            head.GroupId is { } group
            && group != head.ExternalTemplateId
            && !others.Any(each => each.Head.ExternalTemplateId == group && each.Head.GroupId is null)
            ? SavedTemplate.Refuse(TemplateProblemKind.Invalid, "group_id", group)
            : null;
    }

    private TemplateHead Head(string id, TemplateChannel channel, JsonObject content, TemplateSource source)
    {
        var meta = JsonSerializer.SerializeToElement(content["meta_info"]);
        var now = time.GetUtcNow();
        var author = TemplateCheck.Text(meta, "created_by")!;
        return new TemplateHead
        {
            ExternalTemplateId = id,
            Channel = channel,
            LatestVersion = 1,
            TemplateName = TemplateCheck.Text(meta, "template_name")!,
            Names =
            [
                new TemplateName(
                    TemplateCheck.Text(meta, "template_id")!,
                    TemplateCheck.Text(meta, "template_version")!
                ),
            ],
            Source = source,
            Platforms = meta.TryGetProperty("platform", out var platforms)
                ? [.. platforms.EnumerateArray().Select(each => each.GetString()!.ToUpperInvariant())]
                : [],
            Style = TemplateCheck.Text(meta, "template_style")?.ToUpperInvariant(),
            Locale = TemplateCheck.Text(meta, "locale"),
            Variation = meta.TryGetProperty("variation", out var variation) ? variation.GetInt32() : null,
            GroupId = TemplateCheck.Text(meta, "group_id") is { Length: > 0 } group ? group : null,
            CreatedBy = author,
            CreatedAt = now,
            UpdatedBy = author,
            UpdatedAt = now,
        };
    }

    private async Task<SavedTemplate> WriteAsync(
        string workspaceId,
        TemplateHead head,
        JsonObject content,
        StoredTemplateHead? before,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var version = new CustomTemplate
        {
            ExternalTemplateId = head.ExternalTemplateId,
            Version = head.LatestVersion,
            Channel = head.Channel,
            Record = TemplateRecord.Compose(content, head),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(version, ContentJson.CustomTemplate);
        if (json.Length > DocumentLimits.MaximumBytes)
        {
            return SavedTemplate.Refuse(TemplateProblemKind.Invalid, "request_body", $"{json.Length} bytes");
        }
        var verb = before is null ? "create" : "update";
        var inPlace = before?.Head.LatestVersion == head.LatestVersion;
        DocumentChange[] changes =
        [
            new()
            {
                Kind = ContentKinds.CustomTemplate,
                Id = CustomTemplate.DocumentId(head.ExternalTemplateId, head.LatestVersion),
                ExpectedVersion = inPlace ? null : 0,
                Json = json,
                Action = $"{ContentKinds.CustomTemplate}.{verb}",
            },
            new()
            {
                Kind = ContentKinds.CustomTemplateHead,
                Id = head.ExternalTemplateId,
                ExpectedVersion = before?.Version ?? 0,
                Json = JsonSerializer.SerializeToUtf8Bytes(head, ContentJson.TemplateHead),
                Action = $"{ContentKinds.CustomTemplateHead}.{verb}",
            },
        ];
        var result = await documents.WriteAsync(workspaceId, changes, principal.Actor, cancellationToken);
        return result.IsWritten
            ? new SavedTemplate([]) { Template = version }
            : SavedTemplate.Refuse(TemplateProblemKind.Conflict, head.ExternalTemplateId);
    }
}
