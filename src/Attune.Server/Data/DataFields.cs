using System.Text.Json;

namespace Attune.Server.Data;

/// <summary>
/// Takes members out of an object by type and notes those that are missing, empty or of another type. A JSON null is as
/// good as a missing member.
/// </summary>
internal static class DataFields
{
    public static string? RequiredText(JsonElement parent, string name, DataErrorList errors)
    {
        if (Find(parent, name) is not { } value)
        {
            errors.Add(DataErrors.Missing(name));
            return null;
        }
        return Text(value, name, errors);
    }

    public static string? OptionalText(JsonElement parent, string name, DataErrorList errors) =>
        Find(parent, name) is { } value ? Text(value, name, errors) : null;

    public static JsonElement? RequiredObject(JsonElement parent, string name, DataErrorList errors)
    {
        if (Find(parent, name) is not { } value)
        {
            errors.Add(DataErrors.Missing(name));
            return null;
        }
        return Of(value, name, JsonValueKind.Object, "Object", errors);
    }

    public static JsonElement? OptionalObject(JsonElement parent, string name, DataErrorList errors) =>
        Find(parent, name) is { } value ? Of(value, name, JsonValueKind.Object, "Object", errors) : null;

    /// <summary>A list with at least one element.</summary>
    public static JsonElement? RequiredArray(JsonElement parent, string name, DataErrorList errors)
    {
        if (Find(parent, name) is not { } value)
        {
            errors.Add(DataErrors.Missing(name));
            return null;
        }
        if (Of(value, name, JsonValueKind.Array, "Array", errors) is not { } list)
        {
            return null;
        }
        if (list.GetArrayLength() > 0)
        {
            return list;
        }
        errors.Add(DataErrors.EmptyArray(name));
        return null;
    }

    public static bool Flag(JsonElement parent, string name, DataErrorList errors)
    {
        switch (Find(parent, name)?.ValueKind)
        {
            case null or JsonValueKind.False:
                return false;
            case JsonValueKind.True:
                return true;
            default:
                errors.Add(DataErrors.WrongType(name, "Boolean"));
                return false;
        }
    }

    /// <summary>The member, or null where it is absent or null.</summary>
    public static JsonElement? Find(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement value, string name, DataErrorList errors)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            errors.Add(DataErrors.NotText(name));
            return null;
        }
        var text = value.GetString()!;
        if (!string.IsNullOrWhiteSpace(text))
        {
            return text;
        }
        errors.Add(DataErrors.EmptyText(name));
        return null;
    }

    private static JsonElement? Of(
        JsonElement value,
        string name,
        JsonValueKind kind,
        string expected,
        DataErrorList errors
    )
    {
        if (value.ValueKind == kind)
        {
            return value;
        }
        errors.Add(DataErrors.WrongType(name, expected));
        return null;
    }
}
