using System.Text.Json;
using Attune.Core.Content.Preview;
using Attune.Decisions.Users;

namespace Attune.Server.Preview;

/// <summary>Takes fields out of an object by type, and notes those that are missing or of another type.</summary>
internal sealed class FieldReader(List<PreviewProblem> problems)
{
    private const int LongestFound = 100;

    public JsonElement? Required(JsonElement parent, string name, JsonValueKind kind)
    {
        var value = Optional(parent, name, kind, out var given);
        if (!given)
        {
            Add(name, PreviewProblemKind.Required);
        }
        return value;
    }

    public JsonElement? Optional(JsonElement parent, string name, JsonValueKind kind) =>
        Optional(parent, name, kind, out _);

    /// <summary>The field, or null where it is absent, null or of another type.</summary>
    public JsonElement? Optional(JsonElement parent, string name, JsonValueKind kind, out bool given)
    {
        given = parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
        if (!given || value.ValueKind == kind)
        {
            return given ? value : null;
        }
        WrongType(name, value, kind == JsonValueKind.Object ? "an object" : "a string");
        return null;
    }

    /// <summary>The text, which must not be empty; null where it is missing or wrong.</summary>
    public string? RequiredText(JsonElement parent, string name)
    {
        var text = Required(parent, name, JsonValueKind.String)?.GetString();
        if (text is not "")
        {
            return text;
        }
        Add(name, PreviewProblemKind.Required);
        return null;
    }

    /// <summary>The text; null where it is missing, empty or wrong.</summary>
    public string? OptionalText(JsonElement parent, string name) =>
        Optional(parent, name, JsonValueKind.String)?.GetString() is { Length: > 0 } text ? text : null;

    public AttributeSet? Attributes(JsonElement parent, string name)
    {
        if (Optional(parent, name, JsonValueKind.Object) is not { } value)
        {
            return null;
        }
        try
        {
            return AttributeJson.ReadObject(value);
        }
        catch (JsonException unreadable)
        {
            problems.Add(
                new PreviewProblem(name, PreviewProblemKind.WrongType)
                {
                    Found = unreadable.Message,
                    Allowed = ["an object of readable values"],
                }
            );
            return null;
        }
    }

    public void WrongType(string target, JsonElement value, string wanted) =>
        Add(target, PreviewProblemKind.WrongType, value.GetRawText(), [wanted]);

    public void Add(string target, PreviewProblemKind kind, params string[] allowed) =>
        problems.Add(new PreviewProblem(target, kind) { Allowed = allowed });

    public void Add(string target, PreviewProblemKind kind, string found, IReadOnlyList<string> allowed) =>
        problems.Add(new PreviewProblem(target, kind) { Found = Shorten(found), Allowed = allowed });

    private static string Shorten(string text) =>
        text.Length <= LongestFound ? text : string.Concat(text.AsSpan(0, LongestFound), "…");
}
