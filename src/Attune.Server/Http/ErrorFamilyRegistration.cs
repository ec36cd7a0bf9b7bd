namespace Attune.Server.Http;

/// <summary>The paths below which a family answers for what has no endpoint.</summary>
/// <param name="Errors">The wording.</param>
/// <param name="Prefix">A whole-segment prefix such as <c>/v1/event</c>.</param>
public sealed record ErrorFamilyRegistration(IErrorFamily Errors, PathString Prefix);
