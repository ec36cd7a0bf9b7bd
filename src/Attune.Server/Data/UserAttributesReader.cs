using System.Text.Json;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// Reads <c>attributes</c> of a user: names through the catalog, values exactly, and the two array operations, which
/// stand among the attributes (wire.md 5.1, Track user).
/// </summary>
internal static class UserAttributesReader
{
    private const string AddField = "addValueToArrayField";
    private const string RemoveField = "removeValueFromArrayField";

    public static UserAttributes Read(JsonElement attributes, DataErrorList errors)
    {
        var set = new AttributeSetBuilder();
        var add = AttributeSet.Empty;
        var remove = AttributeSet.Empty;
        foreach (var member in attributes.EnumerateObject())
        {
            switch (member.Name)
            {
                case AddField:
                    add = ReadArrays(member, errors);
                    break;
                case RemoveField:
                    remove = ReadArrays(member, errors);
                    break;
                case PlatformsReader.Field:
                    set.Set(member.Name, PlatformsReader.Read(member.Value, errors));
                    break;
                default:
                    ReadOne(member, set, errors);
                    break;
            }
        }
        foreach (var (name, _) in add)
        {
            if (remove.Contains(name))
            {
                errors.Add(DataErrors.AddedAndRemoved(SpellingIn(attributes.GetProperty(AddField), name)));
            }
        }
        return new UserAttributes(set.Build(), add, remove);
    }

    private static void ReadOne(JsonProperty member, AttributeSetBuilder into, DataErrorList errors)
    {
        if (AttributeNames.CheckUserAttribute(member.Name) is { } error)
        {
            errors.Add(error);
            return;
        }
        if (AttributeValues.TryRead(member, errors, out var value))
        {
            into.Set(AttributeCatalog.Canonical(member.Name), value);
        }
    }

    private static AttributeSet ReadArrays(JsonProperty field, DataErrorList errors)
    {
        if (field.Value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(DataErrors.WrongType(field.Name, "Object"));
            return AttributeSet.Empty;
        }
        var arrays = new AttributeSetBuilder();
        foreach (var member in field.Value.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array)
            {
                ReadOne(member, arrays, errors);
            }
            else
            {
                errors.Add(DataErrors.NotAnArray(field.Name, member.Name));
            }
        }
        return arrays.Build();
    }

    // The message repeats the name as it was sent, not the key that it stands for.
    private static string SpellingIn(JsonElement field, string key)
    {
        foreach (var member in field.EnumerateObject())
        {
            if (AttributeCatalog.Canonical(member.Name) == key)
            {
                return member.Name;
            }
        }
        return key;
    }
}
