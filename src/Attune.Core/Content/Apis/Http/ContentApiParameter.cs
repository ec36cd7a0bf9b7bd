namespace Attune.Core.Content.Apis.Http;

/// <summary>A parameter of the URL's query, or a field of a form. Immutable.</summary>
/// <param name="Name">As the called server knows it.</param>
/// <param name="Value">A template; one without any template syntax is a static parameter.</param>
public sealed record ContentApiParameter(string Name, string Value);
