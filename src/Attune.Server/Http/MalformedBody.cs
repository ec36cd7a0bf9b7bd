namespace Attune.Server.Http;

/// <summary>Why a body is not one well-formed JSON document.</summary>
/// <param name="Kind">The class of mistake.</param>
/// <param name="Detail">For a person: what was found and where. It never repeats the body's text at length.</param>
public sealed record MalformedBody(MalformedBodyKind Kind, string Detail);
