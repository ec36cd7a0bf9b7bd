using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>
/// One change to one user, applied whole or not at all. Attribute names may be any spelling of
/// <see cref="AttributeCatalog"/>. Both a visitor id and a customer id link the two.
/// </summary>
public sealed record UserChange
{
    /// <summary>Who: tried in the order customer id, visitor id, then the others as given.</summary>
    public required IReadOnlyList<Identifier> Identifiers { get; init; }

    /// <summary>Makes a profile for a user whom nobody knows; false is the wire's <c>update_existing_only</c>.</summary>
    public bool CreateIfMissing { get; init; } = true;

    /// <summary>Attributes to set; JSON null is kept as a value.</summary>
    public AttributeSet Set { get; init; } = AttributeSet.Empty;

    /// <summary>Values to add to array attributes, those not in them yet; each value here is an array.</summary>
    public AttributeSet AddToArrays { get; init; } = AttributeSet.Empty;

    /// <summary>Values to take out of array attributes; each value here is an array.</summary>
    public AttributeSet RemoveFromArrays { get; init; } = AttributeSet.Empty;

    /// <summary>What the user did. An event whose UUID the workspace has ever seen is not counted again.</summary>
    public IReadOnlyList<UserEvent> Events { get; init; } = [];

    public IReadOnlyList<DeviceChange> Devices { get; init; } = [];

    /// <summary>The user's offset from UTC, in seconds, -54,000 to 54,000; kept in minutes as <c>moe_dtzo</c>.</summary>
    public int? TimezoneOffsetSeconds { get; init; }

    /// <summary>Ids of segments made from files that the user is now in.</summary>
    public IReadOnlyList<string> JoinSegments { get; init; } = [];

    /// <summary>Ids of segments made from files that the user is no longer in.</summary>
    public IReadOnlyList<string> LeaveSegments { get; init; } = [];

    /// <summary>The listing in the global control group, or null to leave it as it is.</summary>
    public ControlGroupListing? GlobalControlGroup { get; init; }
}
