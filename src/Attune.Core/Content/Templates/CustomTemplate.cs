using System.Globalization;
using System.Text.Json;

namespace Attune.Core.Content.Templates;

/// <summary>
/// One version of a stored template. Every version is a document of its own, so that an update writes only what is new
/// and two updates at once cannot both make version n + 1. Immutable and therefore safe to share between threads.
/// </summary>
public sealed record CustomTemplate
{
    /// <summary>A UUID, the same for all versions: what the preview's <c>template_id</c> means (wire.md 5.2).</summary>
    public required string ExternalTemplateId { get; init; }

    /// <summary>1 for the first, plus 1 for each update.</summary>
    public required int Version { get; init; }

    public required TemplateChannel Channel { get; init; }

    /// <summary>
    /// The whole record as the preview's and the search's answers show it, members in order: <c>meta_info</c>,
    /// <c>external_template_id</c>, <c>version</c>, the channel's own blocks, <c>created_by</c>, <c>created_at</c>,
    /// <c>updated_by</c>, <c>updated_at</c> (second seed, third sample).
    /// </summary>
    public required JsonElement Record { get; init; }

    /// <summary>The identifier of the document that holds <paramref name="version"/>.</summary>
    public static string DocumentId(string externalTemplateId, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{externalTemplateId}:{version}");
}
