using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// Reads a request, or an element of a bulk request, of type <c>device</c> (wire.md 5.1). A device belongs to a user who
/// is there already.
/// </summary>
internal static class DeviceReader
{
    public const string Type = "device";

    private const string WindowsPlatform = "WINDOWS";

    public static UserChange Read(JsonElement request, DataErrorList errors)
    {
        var customerId = Text(request, "customer_id", errors, DataErrors.DeviceMissing);
        if (customerId is not null && BlockedCustomerIds.Contains(customerId))
        {
            errors.Add(DataErrors.BlockedCustomerId(customerId));
        }
        var deviceId = Text(request, "device_id", errors, DataErrors.DeviceMissing);
        var attributes = ReadAttributes(request, errors);
        return new UserChange
        {
            Identifiers = customerId is null ? [] : [new Identifier(Identifier.CustomerId, customerId)],
            CreateIfMissing = false,
            Devices = deviceId is null ? [] : [new DeviceChange(deviceId, attributes)],
        };
    }

    private static AttributeSet ReadAttributes(JsonElement request, DataErrorList errors)
    {
        if (DataFields.Find(request, "attributes") is null)
        {
            errors.Add(DataErrors.DeviceMissing("attributes"));
            return AttributeSet.Empty;
        }
        if (DataFields.OptionalObject(request, "attributes", errors) is not { } attributes)
        {
            return AttributeSet.Empty;
        }
        var found = errors.Count;
        var platform = Text(attributes, "platform", errors, DataErrors.DeviceAttributeMissing);
        if (platform is not null && !IsPlatform(platform))
        {
            errors.Add(DataErrors.PlatformInvalid());
        }
        Text(attributes, "push_id", errors, DataErrors.DeviceAttributeMissing);
        var set = new AttributeSetBuilder();
        foreach (var member in attributes.EnumerateObject())
        {
            if (member.Name.Length is 0 or > AttributeNames.MaxLength)
            {
                errors.Add(DataErrors.ForbiddenName(member.Name));
            }
            else if (AttributeValues.TryRead(member, errors, out var value))
            {
                set.Set(member.Name, value);
            }
        }
        errors.PutBelow("attributes", found);
        return set.Build();
    }

    // The published samples register Windows devices, too.
    private static bool IsPlatform(string name) =>
        PlatformNames.Find(name) != Platform.Unknown
        || name.Equals(WindowsPlatform, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement parent, string name, DataErrorList errors, Func<string, DataError> missing)
    {
        if (DataFields.Find(parent, name) is not null)
        {
            return DataFields.OptionalText(parent, name, errors);
        }
        errors.Add(missing(name));
        return null;
    }
}
