using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>A request to block or unblock devices.</summary>
/// <param name="User">Whose devices.</param>
/// <param name="Block">Whether to block them.</param>
/// <param name="Devices">Names and values that tell the devices meant; null for all of the user's.</param>
/// <param name="Reason">The caller's reason.</param>
/// <param name="Reference">The caller's own reference.</param>
internal sealed record ManageDevicesRequest(
    Identifier User,
    bool Block,
    IReadOnlyList<(string Name, string Value)>? Devices,
    string? Reason,
    string? Reference
)
{
    private const string DeviceId = "device_unique_id";

    /// <summary>Whether a stored device is one of those meant.</summary>
    public bool Concerns(KeyValuePair<string, AttributeValue> device) =>
        Devices is null || Devices.Any(named => Is(device, named.Name, named.Value));

    private static bool Is(KeyValuePair<string, AttributeValue> device, string name, string value) =>
        (name == DeviceId && device.Key == value)
        || (
            device.Value.Kind == AttributeKind.Object
            && device.Value.AsObject()[name] is { Kind: AttributeKind.String } attribute
            && attribute.AsString() == value
        );
}
