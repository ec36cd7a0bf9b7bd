using System.Text.Json;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>Reads one element of <c>actions</c>.</summary>
internal sealed class ActionReader(EventTimeReader times)
{
    private const string NameField = "action";
    private const string UuidField = "moe_event_uuid";
    private const string DeviceField = "device_id";
    private const string AttributesField = "attributes";

    // Kept with the event's attributes, where templates and rules find them.
    private static readonly string[] FieldsKept = ["app_version", "moe_os_type"];

    /// <summary>The action, or null where a mistake was noted.</summary>
    /// <param name="action">The element.</param>
    /// <param name="deviceId">The device that the request names, kept with each of its events; null for none.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public TrackedAction? Read(JsonElement action, string? deviceId, DataErrorList errors)
    {
        if (action.ValueKind != JsonValueKind.Object)
        {
            errors.Add(DataErrors.Undecodable());
            return null;
        }
        var found = errors.Count;
        var name = ReadName(action, errors);
        var attributes = ReadAttributes(action, deviceId, errors, out var innerUuid);
        var uuid = ReadUuid(DataFields.Find(action, UuidField) ?? innerUuid, errors);
        var moment = times.Read(action, errors);
        if (errors.Count > found)
        {
            return null;
        }
        var tracked = new UserEvent
        {
            Name = name!,
            TimeMs = moment.TimeMs,
            Uuid = uuid,
            Platform = ReadPlatform(action),
            OffsetSeconds = moment.OffsetSeconds,
            Attributes = attributes,
        };
        return new TrackedAction(tracked, moment.IsLocal);
    }

    private static string? ReadName(JsonElement action, DataErrorList errors)
    {
        if (DataFields.Find(action, NameField) is { ValueKind: not JsonValueKind.String })
        {
            errors.Add(DataErrors.Undecodable(NameField));
            return null;
        }
        var name = DataFields.RequiredText(action, NameField, errors);
        if (name is not null && AttributeNames.CheckEvent(name) is { } error)
        {
            errors.Add(error);
        }
        return name;
    }

    private static AttributeSet ReadAttributes(
        JsonElement action,
        string? deviceId,
        DataErrorList errors,
        out JsonElement? uuid
    )
    {
        uuid = null;
        var set = new AttributeSetBuilder();
        if (DataFields.OptionalObject(action, AttributesField, errors) is { } attributes)
        {
            var found = errors.Count;
            foreach (var member in attributes.EnumerateObject())
            {
                if (member.Name == UuidField)
                {
                    uuid = member.Value;
                }
                else if (AttributeNames.CheckEventAttribute(member.Name) is { } error)
                {
                    errors.Add(error);
                }
                else if (AttributeValues.TryRead(member, errors, out var value))
                {
                    set.Set(member.Name, value);
                }
            }
            errors.PutBelow(AttributesField, found);
        }
        foreach (var field in FieldsKept)
        {
            if (DataFields.Find(action, field) is { } value && set[field].IsMissing)
            {
                set.Set(field, AttributeJson.Read(value));
            }
        }
        if (deviceId is not null && set[DeviceField].IsMissing)
        {
            set.Set(DeviceField, deviceId);
        }
        return set.Build();
    }

    private static Guid? ReadUuid(JsonElement? value, DataErrorList errors)
    {
        if (value is not { ValueKind: not JsonValueKind.Null } given)
        {
            return null;
        }
        if (given.ValueKind == JsonValueKind.String && Guid.TryParse(given.GetString(), out var uuid))
        {
            return uuid;
        }
        errors.Add(DataErrors.Invalid(UuidField, "is not a UUID"));
        return null;
    }

    // An unsupported platform is no mistake: it is kept as unknown (wire.md, rulings).
    private static Platform ReadPlatform(JsonElement action) =>
        DataFields.Find(action, "platform") is { ValueKind: JsonValueKind.String } value
            ? PlatformNames.Find(value.GetString()!)
            : Platform.Unknown;
}
