namespace Attune.Core.Content.Templates;

/// <summary>One thing that is wrong, for a family to word. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">The member, platform or id.</param>
/// <param name="Found">What stands there, where that helps.</param>
public sealed record TemplateProblem(TemplateProblemKind Kind, string Target, string Found = "");
