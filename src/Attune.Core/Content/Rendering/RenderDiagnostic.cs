namespace Attune.Core.Content.Rendering;

/// <summary>One thing that is wrong with a template for a user. Immutable.</summary>
/// <param name="Category">Its kind.</param>
/// <param name="Target">The path of the payload's leaf (<c>data[0].title</c>).</param>
/// <param name="Message">For a person, in the words of wire.md 3.3 where it has any.</param>
public sealed record RenderDiagnostic(DiagnosticCategory Category, string Target, string Message)
{
    /// <summary>What it is in, where it is not the leaf itself: <c>content block 'footer'</c>.</summary>
    public string? Source { get; init; }

    /// <summary>From 1; 0 where it has no place.</summary>
    public int Line { get; init; }

    /// <summary>From 1; 0 where it is not known.</summary>
    public int Column { get; init; }
}
