namespace Attune.Core.Content.Templates;

/// <summary>A field of a stored template, as the published templates schemas describe it. Immutable.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record TemplateField(string Name, TemplateFieldKind Kind = TemplateFieldKind.Text)
{
    /// <summary>It must be there and hold something.</summary>
    public bool IsRequired { get; init; }

    /// <summary>For a choice: the values that there are, compared without case.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>For a list of objects: the fields of each.</summary>
    public IReadOnlyList<TemplateField> Fields { get; init; } = [];

    public static TemplateField Required(string name) => new(name) { IsRequired = true };

    public static TemplateField Choice(string name, bool required, params string[] allowed) =>
        new(name, TemplateFieldKind.Choice) { IsRequired = required, Allowed = allowed };

    public static TemplateField Flag(string name) => new(name, TemplateFieldKind.Flag);
}
