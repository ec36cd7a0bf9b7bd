namespace Attune.Decisions.Validation;

/// <summary>Something in a configuration record that has to be put right.</summary>
/// <param name="Path">Where, as in <c>audiences[0].included_filters.filters[2].value</c>; empty for the record itself.</param>
/// <param name="Message">What is wrong and what is allowed, in a sentence for the author.</param>
/// <param name="Kind">What sort of problem it is.</param>
public sealed record ConfigurationProblem(string Path, string Message, ProblemKind Kind = ProblemKind.Invalid)
{
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
