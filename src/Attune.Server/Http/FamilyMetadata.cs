namespace Attune.Server.Http;

/// <summary>The error family of an endpoint.</summary>
/// <param name="Errors">The wording.</param>
public sealed record FamilyMetadata(IErrorFamily Errors);
