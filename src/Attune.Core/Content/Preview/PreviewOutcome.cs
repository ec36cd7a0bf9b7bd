namespace Attune.Core.Content.Preview;

/// <summary>What a preview gives: either everything that is wrong with the request, or the rendered content. Immutable.</summary>
/// <param name="Problems">Empty where the content was rendered.</param>
/// <param name="Payload">The rendered JSON in UTF-8; empty where there are problems. There is never half a result.</param>
public sealed record PreviewOutcome(IReadOnlyList<PreviewProblem> Problems, ReadOnlyMemory<byte> Payload)
{
    public bool IsRendered => Problems.Count == 0;
}
