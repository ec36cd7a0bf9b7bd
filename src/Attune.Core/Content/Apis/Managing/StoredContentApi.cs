using System.Text.Json;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>A content API with the version that it is at and who wrote it.</summary>
/// <param name="Record">With its secrets opened where they can be.</param>
/// <param name="IsComplete">False where its secrets must be entered again; it is not served until then.</param>
public sealed record StoredContentApi(
    ContentApi Record,
    bool IsComplete,
    long Version,
    DateTimeOffset CreatedAt,
    Actor CreatedBy,
    DateTimeOffset UpdatedAt,
    Actor UpdatedBy
)
{
    /// <exception cref="JsonException">The document is no content API.</exception>
    /// <exception cref="NotSupportedException">It is of a kind that this version does not know.</exception>
    internal static StoredContentApi From(Document document, ISecretBox box)
    {
        var record =
            JsonSerializer.Deserialize(document.Json.Span, ContentJson.ContentApi)
            ?? throw new JsonException("The record is null.");
        var isComplete = true;
        if (record is HttpContentApi http)
        {
            var secrets = ContentApiSecrets.Open(document, http, box);
            isComplete = secrets is not null;
            record = http with { Secrets = secrets ?? ContentApiSecrets.None };
        }
        return new StoredContentApi(
            record,
            isComplete,
            document.Version,
            document.CreatedAt,
            document.CreatedBy,
            document.UpdatedAt,
            document.UpdatedBy
        );
    }
}
