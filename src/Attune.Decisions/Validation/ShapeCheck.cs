using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;

namespace Attune.Decisions.Validation;

/// <summary>
/// Reads a record from JSON and tells everything in its shape that is wrong, each with its path: members that are missing, unknown or
/// of another type. The deserializer alone would stop at the first. Thread-safe.
/// </summary>
public static class ShapeCheck
{
    /// <summary>Reads the record, or adds problems and gives null.</summary>
    public static T? Read<T>(JsonElement json, JsonTypeInfo<T> type, ProblemList problems)
        where T : class
    {
        var before = problems.Count;
        Check(json, type, problems);
        if (problems.Count > before)
        {
            return null;
        }

        try
        {
            return json.Deserialize(type);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            problems.Add(e.Message);
            return null;
        }
    }

    private static void Check(JsonElement json, JsonTypeInfo type, ProblemList problems)
    {
        if (json.ValueKind == JsonValueKind.Null && type.Type != typeof(AttributeValue))
        {
            problems.Add("null is not allowed here.");
            return;
        }

        if (type.Type == typeof(Filter))
        {
            CheckFilter(json, type, problems);
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(json, type, problems);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckItems(json, type, problems);
                break;
            case JsonTypeInfoKind.Dictionary:
                CheckEntries(json, type, problems);
                break;
            default:
                CheckLeaf(json, type, problems);
                break;
        }
    }

    private static void CheckFilter(JsonElement json, JsonTypeInfo type, ProblemList problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add("A filter is an object.");
        }
        else if (FilterTypes.Find(json, type.Options) is { } kind)
        {
            CheckObject(json, kind, problems);
        }
        else
        {
            problems.Add(FilterTypes.Discriminator, $"It must be one of {FilterTypes.Allowed}.");
        }
    }

    private static void CheckObject(JsonElement json, JsonTypeInfo type, ProblemList problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add("An object is expected here.");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(known => known.Name == member.Name);
            if (property is null)
            {
                if (member.Name != FilterTypes.Discriminator || !typeof(Filter).IsAssignableFrom(type.Type))
                {
                    problems.Add(member.Name, "There is no such member.");
                }
            }
            else if (!seen.Add(member.Name))
            {
                problems.Add(member.Name, "It is given twice.");
            }
            else if (member.Value.ValueKind == JsonValueKind.Null && (property.IsSetNullable && !property.IsRequired))
            {
                continue;
            }
            else
            {
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), problems.Member(member.Name));
            }
        }

        foreach (var property in type.Properties)
        {
            if (property.IsRequired && !seen.Contains(property.Name))
            {
                problems.Add(property.Name, "It is required.");
            }
        }
    }

    private static void CheckItems(JsonElement json, JsonTypeInfo type, ProblemList problems)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            problems.Add("A list is expected here.");
            return;
        }

        var item = type.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var element in json.EnumerateArray())
        {
            Check(element, item, problems.Item(index++));
        }
    }

    private static void CheckEntries(JsonElement json, JsonTypeInfo type, ProblemList problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add("An object is expected here.");
            return;
        }

        var item = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var entry in json.EnumerateObject())
        {
            Check(entry.Value, item, problems.Member(entry.Name));
        }
    }

    private static void CheckLeaf(JsonElement json, JsonTypeInfo type, ProblemList problems)
    {
        try
        {
            json.Deserialize(type);
        }
        catch (Exception e)
            when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            problems.Add(Expected(type));
        }
    }

    private static string Expected(JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (plain.IsEnum)
        {
            var names = Enum.GetValuesAsUnderlyingType(plain)
                .Cast<object>()
                .Select(value =>
                    JsonSerializer.Serialize(Enum.ToObject(plain, value), type.Options.GetTypeInfo(plain))
                );
            return $"It must be one of {string.Join(", ", names)}.";
        }

        return plain == typeof(string) ? "A text is expected here."
            : plain == typeof(bool) ? "true or false is expected here."
            : plain == typeof(int) || plain == typeof(long) ? "A whole number is expected here."
            : plain == typeof(decimal) ? "A number is expected here."
            : plain == typeof(DateTimeOffset) ? "A date and time in ISO 8601 with an offset is expected here."
            : plain == typeof(Values.ValueSource) ? "A text (a template), a number or a boolean is expected here."
            : "It cannot be read.";
    }
}
