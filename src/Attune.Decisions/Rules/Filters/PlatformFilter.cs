using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Filters;

/// <summary><c>platform</c>: the request's platform is one of these.</summary>
public sealed record PlatformFilter : Filter
{
    public required IReadOnlyList<Platform> Platforms { get; init; }
}
