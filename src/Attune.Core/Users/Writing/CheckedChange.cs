using Attune.Decisions.Users;

namespace Attune.Core.Users.Writing;

/// <summary>A change that keeps all rules that can be told without the user: sorted identifiers, canonical names.</summary>
internal sealed record CheckedChange
{
    public required UserChange Source { get; init; }

    public Identifier? Customer { get; init; }

    public Identifier? Visitor { get; init; }

    public Identifier? Internal { get; init; }

    /// <summary>Identifiers that are attributes, in the order in which they are tried.</summary>
    public IReadOnlyList<Identifier> Others { get; init; } = [];

    /// <summary>Attributes to set, under canonical keys, the identifiers among them included.</summary>
    public AttributeSet Set { get; init; } = AttributeSet.Empty;

    public AttributeSet Add { get; init; } = AttributeSet.Empty;

    public AttributeSet Remove { get; init; } = AttributeSet.Empty;

    /// <summary>Events that are counted: those whose UUID was seen before are left out.</summary>
    public IReadOnlyList<UserEvent> Events { get; init; } = [];

    public int Repeated { get; init; }

    /// <summary>Nothing is left to write, besides identifiers that may be new: no event, or only such as were counted before.</summary>
    public bool IsEmpty =>
        Events.Count == 0
        && Set.Count == 0
        && Add.Count == 0
        && Remove.Count == 0
        && Source.Devices.Count == 0
        && Source.JoinSegments.Count == 0
        && Source.LeaveSegments.Count == 0
        && Source.TimezoneOffsetSeconds is null
        && Source.GlobalControlGroup is null;
}
