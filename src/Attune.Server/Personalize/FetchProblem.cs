namespace Attune.Server.Personalize;

/// <summary>One field of a fetch request that holds what it may not.</summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Found">The value as it came, cut where it is long.</param>
/// <param name="Allowed">The values that it may hold, in the seed's order; null where it is not an enumeration.</param>
internal sealed record FetchProblem(string Field, string Found, IReadOnlyList<string>? Allowed);
