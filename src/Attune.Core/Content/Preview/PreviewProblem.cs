namespace Attune.Core.Content.Preview;

/// <summary>One thing that is wrong with a preview request; all of them are reported together. Immutable.</summary>
/// <param name="Target">The field, or for a template the path of the payload's leaf (<c>data[0].title</c>).</param>
/// <param name="Kind">What is wrong.</param>
public sealed record PreviewProblem(string Target, PreviewProblemKind Kind)
{
    /// <summary>What was found, as text; null where nothing was.</summary>
    public string? Found { get; init; }

    /// <summary>What would have been right.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Where and why a template failed.</summary>
    public TemplateFailure? Failure { get; init; }
}
