using System.Text.Json;
using Attune.Core.Content.Templates;
using Attune.Decisions.Users;

namespace Attune.Core.Content.Preview;

/// <summary>
/// What a preview is asked for (second seed). A field that was missing or wrong is null, so that everything else can still
/// be checked and all mistakes named at once. Immutable; <see cref="Payload"/> lives as long as the caller's document.
/// </summary>
public sealed record PreviewRequest
{
    public required string WorkspaceId { get; init; }

    public TemplateChannel? Channel { get; init; }

    /// <summary>The event whose attributes templates see; null where none was named.</summary>
    public string? EventName { get; init; }

    /// <summary>Values that hide the stored ones, under the names with which they were passed; empty for none.</summary>
    public AttributeSet UserAttributes { get; init; } = AttributeSet.Empty;

    /// <summary>Attributes that replace the stored event whole; null where none were passed.</summary>
    public AttributeSet? EventAttributes { get; init; }

    /// <summary>What <c>CampaignAttribute</c> shows, as passed.</summary>
    public AttributeSet CampaignAttributes { get; init; } = AttributeSet.Empty;

    /// <summary>What <c>BusinessEventAttribute</c> shows, as passed.</summary>
    public AttributeSet BusinessEventAttributes { get; init; } = AttributeSet.Empty;

    /// <summary>A JSON object whose string leaves are templates; null where a stored template is asked for.</summary>
    public JsonElement? Payload { get; init; }

    public TemplateVersion? Template { get; init; }

    /// <summary>Whether everything that is wrong for the user is to be told, by its category.</summary>
    public bool Diagnose { get; init; }

    /// <summary>For whom to render; null for nobody.</summary>
    public UserReference? User { get; init; }
}
