using System.Text.Json;

namespace Attune.EndToEnd.Documentation;

/// <summary>
/// Compares an answer with the one that a page shows. The text "…" stands for any value; as a member it allows
/// further members, as the last element further elements.
/// </summary>
internal static class ExpectedJson
{
    private const string Anything = "…";

    /// <returns>The path of the first difference and what differs, or null.</returns>
    public static string? FindDifference(JsonElement expected, JsonElement actual, string path = "$")
    {
        if (IsAnything(expected))
        {
            return null;
        }

        if (expected.ValueKind != actual.ValueKind)
        {
            return $"{path}: expected {expected.GetRawText()}, got {actual.GetRawText()}";
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => CompareObjects(expected, actual, path),
            JsonValueKind.Array => CompareArrays(expected, actual, path),
            _ => JsonElement.DeepEquals(expected, actual)
                ? null
                : $"{path}: expected {expected.GetRawText()}, got {actual.GetRawText()}",
        };
    }

    private static string? CompareObjects(JsonElement expected, JsonElement actual, string path)
    {
        foreach (var member in expected.EnumerateObject().Where(m => m.Name != Anything))
        {
            if (!actual.TryGetProperty(member.Name, out var value))
            {
                return $"{path}.{member.Name} is missing";
            }

            if (FindDifference(member.Value, value, $"{path}.{member.Name}") is { } difference)
            {
                return difference;
            }
        }

        if (expected.TryGetProperty(Anything, out _))
        {
            return null;
        }

        var surplus = actual
            .EnumerateObject()
            .Select(m => m.Name)
            .FirstOrDefault(name => !expected.TryGetProperty(name, out _));
        return surplus is null ? null : $"{path}.{surplus} was not expected";
    }

    private static string? CompareArrays(JsonElement expected, JsonElement actual, string path)
    {
        var wanted = expected.EnumerateArray().ToList();
        var open = wanted.Count > 0 && IsAnything(wanted[^1]) && wanted.Count - 1 <= actual.GetArrayLength();
        var compared = open ? wanted.Count - 1 : wanted.Count;
        if (!open && compared != actual.GetArrayLength())
        {
            return $"{path}: expected {compared} elements, got {actual.GetArrayLength()}";
        }

        return Enumerable
            .Range(0, compared)
            .Select(i => FindDifference(wanted[i], actual[i], $"{path}[{i}]"))
            .FirstOrDefault(difference => difference is not null);
    }

    private static bool IsAnything(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(Anything);
}
