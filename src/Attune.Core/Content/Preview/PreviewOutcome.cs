using Attune.Core.Content.Rendering;

namespace Attune.Core.Content.Preview;

/// <summary>What a preview gives: either everything that is wrong with the request, or the rendered content. Immutable.</summary>
/// <param name="Problems">Empty where the content was rendered.</param>
/// <param name="Payload">The rendered JSON in UTF-8; empty where there are problems. There is never half a result.</param>
public sealed record PreviewOutcome(IReadOnlyList<PreviewProblem> Problems, ReadOnlyMemory<byte> Payload)
{
    /// <summary>What is wrong with the templates for the user; empty unless asked for.</summary>
    public IReadOnlyList<RenderDiagnostic> Diagnostics { get; init; } = [];

    public bool IsRendered => Problems.Count == 0;
}
