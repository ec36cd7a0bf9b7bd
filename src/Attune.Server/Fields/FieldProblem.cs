namespace Attune.Server.Fields;

/// <summary>What is wrong with one field of a request, for a family to word.</summary>
/// <param name="Path">The field, with dots and brackets from the root.</param>
/// <param name="Kind">What sort of mistake.</param>
internal sealed record FieldProblem(string Path, FieldProblemKind Kind)
{
    /// <summary>What was sent, shortened; <c>None</c> where nothing was.</summary>
    public string Found { get; init; } = "None";

    /// <summary>The values that there are, or the type that was expected.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The rule, for <see cref="FieldProblemKind.Broken"/>.</summary>
    public string Message { get; init; } = "";

    /// <summary>The field's own name, without what it lies in.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}
