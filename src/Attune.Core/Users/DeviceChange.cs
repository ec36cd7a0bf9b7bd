using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>What a caller says of one device of a user; what it does not name stays as it was.</summary>
/// <param name="DeviceId">The device's id, 1 to <see cref="UserLimits.IdentifierLength"/> characters.</param>
/// <param name="Attributes">Platform, push id, model and whatever else was sent.</param>
public sealed record DeviceChange(string DeviceId, AttributeSet Attributes);
