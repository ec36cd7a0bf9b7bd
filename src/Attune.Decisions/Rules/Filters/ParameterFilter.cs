namespace Attune.Decisions.Rules.Filters;

/// <summary>
/// <c>parameter</c>: compares a top-level parameter of the request, under exactly its name. Callers send text, so numbers,
/// booleans and times are also read from it.
/// </summary>
public sealed record ParameterFilter : ValueFilter;
