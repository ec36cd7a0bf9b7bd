namespace Attune.Core.Content.Templates;

/// <summary>
/// A part of a stored template: its known fields. Members beyond them are stored as they come, since the published
/// descriptions do not list all. Immutable.
/// </summary>
/// <param name="Name">The member of the part that holds it.</param>
/// <param name="Fields">What is known of it.</param>
internal sealed record TemplateBlock(string Name, IReadOnlyList<TemplateField> Fields)
{
    public bool IsRequired { get; init; }

    /// <summary>The block is a list of objects with these fields.</summary>
    public bool IsList { get; init; }

    /// <summary>Members that the published descriptions name as refused.</summary>
    public IReadOnlyList<string> NotExpected { get; init; } = [];
}
