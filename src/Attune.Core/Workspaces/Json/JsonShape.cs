using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Json;

/// <summary>
/// Reads what people send into records, and where that cannot be done names everything that is in the way: unknown and
/// missing members, values of the wrong type, each with its path. A plain deserializer stops at the first. Thread-safe.
/// </summary>
public static class JsonShape
{
    /// <summary>The record, or null with at least one more problem in the list.</summary>
    /// <param name="element">What was sent.</param>
    /// <param name="type">What it is to be.</param>
    /// <param name="problems">Where problems are added.</param>
    public static T? Read<T>(JsonElement element, JsonTypeInfo<T> type, ProblemList problems)
        where T : class
    {
        var before = problems.Count;
        Check(element, type, problems);
        if (problems.Count > before)
        {
            return null;
        }
        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException error)
        {
            // A rule that only a constructor or a converter of the whole knows.
            problems.Add(Words(error, type));
            return null;
        }
    }

    private static void Check(JsonElement element, JsonTypeInfo type, ProblemList problems)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(element, type, problems);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckList(element, type, problems);
                break;
            case JsonTypeInfoKind.Dictionary:
                CheckMap(element, type, problems);
                break;
            default:
                CheckValue(element, type, problems);
                break;
        }
    }

    private static void CheckObject(JsonElement element, JsonTypeInfo type, ProblemList problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"Expected an object, not {Describe(element)}.");
            return;
        }
        foreach (var member in element.EnumerateObject())
        {
            if (Find(type, member.Name) is not { } property)
            {
                problems.Add(
                    member.Name,
                    $"There is no such member. Expected one of {string.Join(", ", type.Properties.Where(IsRead).Select(p => p.Name))}."
                );
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), problems.Member(member.Name));
            }
            else if (!TakesNull(property))
            {
                problems.Add(member.Name, "Expected a value, not null.");
            }
        }
        foreach (var property in type.Properties)
        {
            if (property.IsRequired && !element.TryGetProperty(property.Name, out _))
            {
                problems.Add(property.Name, "This member is missing.");
            }
        }
    }

    private static void CheckList(JsonElement element, JsonTypeInfo type, ProblemList problems)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            problems.Add($"Expected a list, not {Describe(element)}.");
            return;
        }
        var inner = type.Options.GetTypeInfo(type.ElementType!);
        var i = 0;
        foreach (var item in element.EnumerateArray())
        {
            CheckItem(item, inner, problems.Item(i++));
        }
    }

    private static void CheckMap(JsonElement element, JsonTypeInfo type, ProblemList problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"Expected an object, not {Describe(element)}.");
            return;
        }
        var inner = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var member in element.EnumerateObject())
        {
            CheckItem(member.Value, inner, problems.Member(member.Name));
        }
    }

    private static void CheckItem(JsonElement item, JsonTypeInfo type, ProblemList problems)
    {
        if (item.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(type.Type) is null)
        {
            problems.Add("Expected a value, not null.");
            return;
        }
        Check(item, type, problems);
    }

    private static void CheckValue(JsonElement element, JsonTypeInfo type, ProblemList problems)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (JsonException error)
        {
            problems.Add(Words(error, type));
        }
    }

    private static string Words(JsonException error, JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return plain switch
        {
            _ when plain == typeof(string) => "Expected a text.",
            _ when plain == typeof(bool) => "Expected true or false.",
            _ when plain == typeof(int) || plain == typeof(long) => "Expected a whole number.",
            _ when plain == typeof(decimal) || plain == typeof(double) => "Expected a number.",
            _ when plain == typeof(DateTimeOffset) => "Expected a date and time such as 2026-03-01T12:00:00Z.",
            { IsEnum: true } => $"Expected one of {string.Join(", ", EnumNames(plain, type))}.",
            _ => error.Message,
        };
    }

    private static IEnumerable<string> EnumNames(Type type, JsonTypeInfo info) =>
        Enum.GetValues(type)
            .Cast<object>()
            .Select(value => JsonSerializer.Serialize(value, info.Options.GetTypeInfo(type)).Trim('"'));

    private static JsonPropertyInfo? Find(JsonTypeInfo type, string name) =>
        type.Properties.FirstOrDefault(property => property.Name == name && IsRead(property));

    private static bool IsRead(JsonPropertyInfo property) =>
        property.Set is not null || property.AssociatedParameter is not null;

    private static bool TakesNull(JsonPropertyInfo property) =>
        property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    private static string Describe(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => string.Create(
                CultureInfo.InvariantCulture,
                $"the number {Cut(element.GetRawText())}"
            ),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "null",
        };

    private static string Cut(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
