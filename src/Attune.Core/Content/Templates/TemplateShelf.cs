using System.Text.Json;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Templates;

/// <summary>Reads stored templates. Safe for concurrent use.</summary>
public sealed class TemplateShelf(IDocumentStore documents)
{
    /// <summary>The heads of all templates.</summary>
    public async Task<IReadOnlyList<StoredTemplateHead>> HeadsAsync(
        string workspaceId,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await documents.ListAsync(workspaceId, ContentKinds.CustomTemplateHead, cancellationToken)).Select(
                document => new StoredTemplateHead(
                    JsonSerializer.Deserialize(document.Json.Span, ContentJson.TemplateHead)!,
                    document.Version
                )
            ),
        ];

    /// <summary>One version of a template, or null.</summary>
    public async Task<CustomTemplate?> FindAsync(
        string workspaceId,
        string externalTemplateId,
        int version,
        CancellationToken cancellationToken
    )
    {
        var id = CustomTemplate.DocumentId(externalTemplateId, version);
        var document = await documents.GetAsync(workspaceId, ContentKinds.CustomTemplate, id, cancellationToken);
        return document is null ? null : JsonSerializer.Deserialize(document.Json.Span, ContentJson.CustomTemplate);
    }
}
