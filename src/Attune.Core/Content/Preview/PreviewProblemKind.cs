namespace Attune.Core.Content.Preview;

/// <summary>The ways in which a preview request can be wrong (second seed, and wire.md 3.1).</summary>
public enum PreviewProblemKind
{
    /// <summary>A field that must have a value has none.</summary>
    Required,

    /// <summary>A field holds JSON of another type; <see cref="PreviewProblem.Allowed"/> names the type wanted.</summary>
    WrongType,

    /// <summary>A field holds a value outside of <see cref="PreviewProblem.Allowed"/>.</summary>
    NotAllowed,

    /// <summary>Neither a payload nor a stored template is given, or the one given is empty.</summary>
    NoContent,

    /// <summary>Both a payload and a stored template are given.</summary>
    TwoContents,

    /// <summary>No stored template has the id and version that were asked for.</summary>
    TemplateUnknown,

    /// <summary>The stored template belongs to the channel in <see cref="PreviewProblem.Allowed"/>.</summary>
    TemplateOfOtherChannel,

    /// <summary>A template does not parse, fails, or breaks its budget; see <see cref="PreviewProblem.Failure"/>.</summary>
    TemplateFailed,
}
