namespace Attune.Core.Content.Rendering;

/// <summary>
/// Collects what is wrong while the leaves of a payload are rendered: each thing once for each leaf, in the order in which it
/// was met, however many passes a render takes. Not for concurrent use, but for the answers of content APIs.
/// </summary>
public sealed class RenderDiagnostics
{
    /// <summary>So many are told of one request.</summary>
    public const int Max = 200;

    private readonly Lock gate = new();
    private readonly List<RenderDiagnostic> all = [];

    /// <summary>The leaf that is being rendered.</summary>
    public string Target { get; set; } = "";

    public IReadOnlyList<RenderDiagnostic> All => all;

    public void Add(RenderDiagnostic diagnostic)
    {
        lock (gate)
        {
            if (
                all.Count < Max
                && !all.Exists(told => told.Target == diagnostic.Target && told.Message == diagnostic.Message)
            )
            {
                all.Add(diagnostic);
            }
        }
    }

    /// <summary>A leaf was rendered: the word that suppresses is told, unless a tag has given its reason.</summary>
    internal void Rendered(ReadOnlySpan<byte> text)
    {
        if (
            text.IndexOf("MOE_NOT_SEND"u8) >= 0
            && !all.Exists(told => told.Category == DiagnosticCategory.Custom && told.Target == Target)
        )
        {
            Suppressed("");
        }
    }

    internal void NotFound(DiagnosticCategory category, string message) =>
        Add(new RenderDiagnostic(category, Target, message));

    internal void ApiFailed(string name, string problem) =>
        NotFound(DiagnosticCategory.ContentApi, $"Content API '{name}' did not answer: {problem}");

    internal void Suppressed(string reason) =>
        NotFound(DiagnosticCategory.Custom, reason.Length == 0 ? "MOE_NOT_SEND" : reason);
}
