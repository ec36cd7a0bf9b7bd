namespace Attune.Core.Content.Templates;

/// <summary>
/// What searches look at: one for each template, written together with each of its versions. The texts stay in the
/// versions' own documents. Immutable.
/// </summary>
public sealed record TemplateHead
{
    /// <summary>The template's, and the document's.</summary>
    public required string ExternalTemplateId { get; init; }

    public required TemplateChannel Channel { get; init; }

    /// <summary>The number of the newest version.</summary>
    public required int LatestVersion { get; init; }

    /// <summary>The name of the newest version for people.</summary>
    public required string TemplateName { get; init; }

    /// <summary>The caller's names of all versions, the newest last.</summary>
    public required IReadOnlyList<TemplateName> Names { get; init; }

    public TemplateSource Source { get; init; } = TemplateSource.Api;

    public IReadOnlyList<string> Platforms { get; init; } = [];

    public string? Style { get; init; }

    public string? Locale { get; init; }

    public int? Variation { get; init; }

    /// <summary>The external id of the template that this one belongs to; null for one that stands for itself.</summary>
    public string? GroupId { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public DateTimeOffset UpdatedAt { get; init; }
}
