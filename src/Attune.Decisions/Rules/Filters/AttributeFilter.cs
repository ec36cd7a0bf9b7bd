namespace Attune.Decisions.Rules.Filters;

/// <summary><c>user_attributes</c>: compares an attribute of the user or, inside <c>actions</c>, of the event.</summary>
public sealed record AttributeFilter : ValueFilter;
