using System.Text.Json;
using Attune.Core.Users;

namespace Attune.Server.Data;

/// <summary>Reads the body of <c>/v1/customers/export</c>.</summary>
internal static class ExportReader
{
    /// <summary>Users in one request (wire.md 5.1).</summary>
    public const int MaxUsers = 20;

    private const string IdentifiersField = "identifiers";
    private const string FieldsField = "user_fields_to_export";

    /// <summary>Whom to export and which fields (null for all), or nothing where a mistake was noted.</summary>
    public static (IReadOnlyList<ExportedUser> Users, IReadOnlyList<string>? Fields) Read(
        JsonElement request,
        DataErrorList errors
    )
    {
        var users = new List<ExportedUser>();
        if (DataFields.RequiredObject(request, "data", errors) is not { } data)
        {
            return (users, null);
        }
        if (DataFields.RequiredArray(data, IdentifiersField, errors) is { } list)
        {
            if (list.GetArrayLength() > MaxUsers)
            {
                errors.Add(DataErrors.LimitBreached("users", MaxUsers));
                return (users, null);
            }
            var index = 0;
            foreach (var element in list.EnumerateArray())
            {
                var found = errors.Count;
                ReadUser(element, users, errors);
                errors.PutBelow($"data.{IdentifiersField}[{index++}]", found);
            }
        }
        return (users, ReadFields(data, errors));
    }

    private static void ReadUser(JsonElement element, List<ExportedUser> into, DataErrorList errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(DataErrors.WrongType(IdentifiersField, "Array of Objects"));
            return;
        }
        if (UserReference.Read(element, "identifier_type", "identifier", errors) is { } user)
        {
            into.Add(new ExportedUser(user, element.GetProperty("identifier_type").GetString()!));
        }
    }

    private static List<string>? ReadFields(JsonElement data, DataErrorList errors)
    {
        if (DataFields.Find(data, FieldsField) is not { } list)
        {
            return null;
        }
        var fields = new List<string>();
        if (list.ValueKind != JsonValueKind.Array)
        {
            errors.Add(DataErrors.WrongType(FieldsField, "Array"));
            return fields;
        }
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                fields.Add(element.GetString()!);
            }
            else
            {
                errors.Add(DataErrors.WrongType(FieldsField, "Array of Strings"));
                return fields;
            }
        }
        return fields.Count == 0 ? null : fields;
    }
}
