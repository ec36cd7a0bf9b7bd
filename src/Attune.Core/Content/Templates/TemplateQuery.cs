namespace Attune.Core.Content.Templates;

/// <summary>Which templates a search wants; an empty list asks for nothing in particular. Immutable.</summary>
public sealed record TemplateQuery
{
    /// <summary>The most templates of one page (wire.md 5.2).</summary>
    public const int MaxEntries = 15;

    /// <summary>From 1.</summary>
    public required int Page { get; init; }

    /// <summary>1 to <see cref="MaxEntries"/>.</summary>
    public required int Entries { get; init; }

    /// <summary>A part of the name, without case, or a whole id, the caller's or Attune's.</summary>
    public string Name { get; init; } = "";

    public string TemplateId { get; init; } = "";

    public string TemplateVersion { get; init; } = "";

    public IReadOnlyList<string> Platforms { get; init; } = [];

    public IReadOnlyList<string> Styles { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> CreatedBy { get; init; } = [];

    public IReadOnlyList<string> UpdatedBy { get; init; } = [];

    /// <summary>Templates of this group, its parent included.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>Only templates that are no child of another.</summary>
    public bool Grouped { get; init; }

    /// <summary>In order of weight; the last changed first where there is none.</summary>
    public IReadOnlyList<(TemplateSortKey Key, bool Descending)> Sort { get; init; } = [];

    /// <summary>Exactly these versions; where there is one, other versions are not found.</summary>
    public IReadOnlyList<(string ExternalTemplateId, int Version)> Versions { get; init; } = [];

    internal bool Takes(TemplateHead head) =>
        (
            head.TemplateName.Contains(Name, StringComparison.OrdinalIgnoreCase)
            || head.ExternalTemplateId == Name
            || head.Names[^1].TemplateId == Name
        )
        && (TemplateId.Length == 0 || head.Names[^1].TemplateId == TemplateId)
        && (TemplateVersion.Length == 0 || head.Names[^1].TemplateVersion == TemplateVersion)
        && (Platforms.Count == 0 || Platforms.Intersect(head.Platforms).Any())
        && (Styles.Count == 0 || Styles.Contains(head.Style))
        && (Sources.Count == 0 || Sources.Contains(head.Source == TemplateSource.Api ? "API" : "MOENGAGE"))
        && (Types.Count == 0 || Types.Contains("CUSTOM"))
        && (CreatedBy.Count == 0 || CreatedBy.Contains(head.CreatedBy, StringComparer.OrdinalIgnoreCase))
        && (UpdatedBy.Count == 0 || UpdatedBy.Contains(head.UpdatedBy, StringComparer.OrdinalIgnoreCase))
        && (GroupId.Length == 0 || head.GroupId == GroupId || head.ExternalTemplateId == GroupId)
        && (!Grouped || head.GroupId is null || head.GroupId == head.ExternalTemplateId);
}
