using Attune.Decisions.Sessions;

namespace Attune.Decisions.Rules.Filters;

/// <summary><c>user_type</c>: the visitor is new or returning.</summary>
public sealed record VisitorTypeFilter : Filter
{
    public required VisitorType Type { get; init; }
}
