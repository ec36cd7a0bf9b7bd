using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>Reads the body of <c>/v1/devices/manage</c>.</summary>
/// <param name="keys">The canonical attribute keys that the workspace has set as identifiers.</param>
internal sealed class ManageDevicesReader(IReadOnlyList<string> keys)
{
    private const string TypeField = "user_identifier_type";
    private const string ValueField = "user_identifier_value";
    private const string DevicesField = "device_identifiers";

    /// <summary>The request, or null where a mistake was noted.</summary>
    public ManageDevicesRequest? Read(JsonElement request, DataErrorList errors)
    {
        var kind = ReadKind(request, errors);
        var value = DataFields.RequiredText(request, ValueField, errors);
        var block = ReadAction(request, errors);
        var devices = ReadDevices(request, errors);
        var reason = DataFields.OptionalText(request, "reason", errors);
        var reference = DataFields.OptionalText(request, "client_reference_id", errors);
        return errors.Count == 0
            ? new ManageDevicesRequest(new Identifier(kind!, value!), block, devices, reason, reference)
            : null;
    }

    private string? ReadKind(JsonElement request, DataErrorList errors)
    {
        if (DataFields.Find(request, TypeField) is null)
        {
            errors.Add(DataErrors.UserIdentifierTypeMissing());
            return null;
        }
        if (DataFields.OptionalText(request, TypeField, errors) is not { } type)
        {
            return null;
        }
        if (type is "id" or "moengage_id")
        {
            return Identifier.InternalId;
        }
        var key = AttributeCatalog.Canonical(type);
        if (key == AttributeCatalog.CustomerId)
        {
            return Identifier.CustomerId;
        }
        if (keys.Contains(key))
        {
            return key;
        }
        errors.Add(DataErrors.Invalid(TypeField, "is not an identifier of this workspace"));
        return null;
    }

    private static bool ReadAction(JsonElement request, DataErrorList errors)
    {
        if (DataFields.Find(request, "action_type") is null)
        {
            errors.Add(DataErrors.ActionTypeMissing());
            return false;
        }
        var action = DataFields.OptionalText(request, "action_type", errors);
        if (action is not (null or "block" or "unblock"))
        {
            errors.Add(DataErrors.NotAllowed("action_type", "'block' or 'unblock'"));
        }
        return action == "block";
    }

    private static List<(string Name, string Value)>? ReadDevices(JsonElement request, DataErrorList errors)
    {
        if (DataFields.Find(request, DevicesField) is not { } list)
        {
            return null;
        }
        var devices = new List<(string, string)>();
        if (list.ValueKind != JsonValueKind.Array)
        {
            errors.Add(DataErrors.WrongType(DevicesField, "Array"));
            return devices;
        }
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            var found = errors.Count;
            ReadDevice(element, devices, errors);
            errors.PutBelow($"{DevicesField}[{index++}]", found);
        }
        if (index == 0)
        {
            errors.Add(DataErrors.DeviceIdentifiersMissing());
        }
        return devices;
    }

    private static void ReadDevice(JsonElement element, List<(string, string)> into, DataErrorList errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(DataErrors.WrongType(DevicesField, "Array of Objects"));
            return;
        }
        var named = 0;
        foreach (var member in element.EnumerateObject())
        {
            // The schema writes GAID and IDFV where the error text writes the keys of the attributes.
            var name = member.Name switch
            {
                "moe_gaid" or "GAID" => "moe_gaid",
                "IDFV" or "idfv" => "idfv",
                "push_id" or "unique_id" or "device_unique_id" => member.Name,
                _ => null,
            };
            if (name is null)
            {
                errors.Add(DataErrors.DeviceIdentifierUnknown());
            }
            else if (DataFields.RequiredText(element, member.Name, errors) is { } value)
            {
                into.Add((name, value));
            }
            named++;
        }
        if (named == 0)
        {
            errors.Add(DataErrors.DeviceIdentifiersMissing());
        }
    }
}
