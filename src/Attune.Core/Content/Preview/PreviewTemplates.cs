using System.Globalization;
using System.Text.Json;
using Attune.Core.Content.Templates;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Preview;

/// <summary>Finds the stored template that a preview asks for. Safe for concurrent use.</summary>
public sealed class PreviewTemplates(IDocumentStore documents)
{
    /// <summary>The version, or null where there is none.</summary>
    public async Task<CustomTemplate?> FindAsync(
        string workspaceId,
        TemplateVersion asked,
        CancellationToken cancellationToken
    )
    {
        if (!int.TryParse(asked.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return null;
        }
        var id = CustomTemplate.DocumentId(asked.TemplateId, version);
        var document = await documents.GetAsync(workspaceId, ContentKinds.CustomTemplate, id, cancellationToken);
        return document is null ? null : JsonSerializer.Deserialize(document.Json.Span, ContentJson.CustomTemplate);
    }
}
