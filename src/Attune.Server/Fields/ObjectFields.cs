using System.Text.Json;

namespace Attune.Server.Fields;

/// <summary>
/// Takes fields out of a JSON object and notes what is wrong with each, so that a caller sees all at once. Members that
/// nobody asks for are ignored. For one request.
/// </summary>
internal readonly struct ObjectFields
{
    private const int LongestFound = 100;
    private readonly JsonElement element;
    private readonly string prefix;
    private readonly List<FieldProblem> problems;

    /// <param name="element">An object.</param>
    /// <param name="problems">Where mistakes are noted.</param>
    /// <param name="path">Where the object lies, empty for the root.</param>
    public ObjectFields(JsonElement element, List<FieldProblem> problems, string path = "")
    {
        this.element = element;
        this.problems = problems;
        Path = path;
        prefix = path.Length == 0 ? "" : path + ".";
    }

    public string Path { get; }

    public JsonElement Json => element;

    /// <summary>Whether the member is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text that must be there and hold something; empty where it does not.</summary>
    public string Text(string name, bool mayBeEmpty = false)
    {
        if (Find(name) is not { } value)
        {
            Add(name, FieldProblemKind.Missing);
            return "";
        }
        var text = OptionalText(name) ?? "";
        if (text.Length == 0 && value.ValueKind == JsonValueKind.String && !mayBeEmpty)
        {
            Add(name, FieldProblemKind.Empty, "");
        }
        return text;
    }

    /// <summary>The text, or null where there is none.</summary>
    public string? OptionalText(string name) => Take(name, JsonValueKind.String, "string")?.GetString();

    /// <summary>The flag, or <paramref name="otherwise"/> where it is absent.</summary>
    public bool Flag(string name, bool otherwise)
    {
        switch (Find(name))
        {
            case null:
                return otherwise;
            case { ValueKind: JsonValueKind.True }:
                return true;
            case { ValueKind: JsonValueKind.False }:
                return false;
            case var value:
                Add(name, FieldProblemKind.WrongType, value.Value.GetRawText(), "boolean");
                return otherwise;
        }
    }

    /// <summary>The whole number, or null where there is none.</summary>
    public int? Number(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }
        Add(name, FieldProblemKind.WrongType, value.GetRawText(), "integer");
        return null;
    }

    /// <summary>One of the names, without case; null where it is absent or none of them.</summary>
    public string? Choice(string name, bool required, params ReadOnlySpan<string> allowed)
    {
        if (Find(name) is null)
        {
            if (required)
            {
                Add(name, FieldProblemKind.Missing);
            }
            return null;
        }
        return OptionalText(name) is { } text ? Choose(name, text, allowed) : null;
    }

    /// <summary>Texts, each of them one of the names.</summary>
    public IReadOnlyList<string> Choices(string name, params ReadOnlySpan<string> allowed)
    {
        var chosen = new List<string>();
        var texts = OptionalTexts(name) ?? [];
        for (var at = 0; at < texts.Count; at++)
        {
            if (Choose($"{name}[{at}]", texts[at], allowed) is { } choice)
            {
                chosen.Add(choice);
            }
        }
        return chosen;
    }

    /// <summary>A list of texts, or null where there is none.</summary>
    public IReadOnlyList<string>? OptionalTexts(string name)
    {
        if (Take(name, JsonValueKind.Array, "array") is not { } list)
        {
            return null;
        }
        var texts = new List<string>(list.GetArrayLength());
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.String)
            {
                texts.Add(entry.GetString()!);
            }
            else
            {
                Add($"{name}[{texts.Count}]", FieldProblemKind.WrongType, entry.GetRawText(), "string");
                texts.Add("");
            }
        }
        return texts;
    }

    /// <summary>A list of texts that must be there; it may be empty.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!Has(name))
        {
            Add(name, FieldProblemKind.Missing);
        }
        return OptionalTexts(name) ?? [];
    }

    /// <summary>An object, or null where there is none.</summary>
    public ObjectFields? OptionalObject(string name) =>
        Take(name, JsonValueKind.Object, "object") is { } value
            ? new ObjectFields(value, problems, prefix + name)
            : null;

    /// <summary>An object that must be there.</summary>
    public ObjectFields? Object(string name)
    {
        if (!Has(name))
        {
            Add(name, FieldProblemKind.Missing);
        }
        return OptionalObject(name);
    }

    /// <summary>The elements of a list, or null where there is none.</summary>
    public IReadOnlyList<JsonElement>? OptionalList(string name) =>
        Take(name, JsonValueKind.Array, "array") is { } list ? [.. list.EnumerateArray()] : null;

    public void Add(string name, FieldProblemKind kind, string? found = null, params IReadOnlyList<string> allowed) =>
        problems.Add(new FieldProblem(prefix + name, kind) { Found = Shorten(found ?? "None"), Allowed = allowed });

    /// <summary>Notes a broken rule.</summary>
    public void Break(string name, string message) =>
        problems.Add(new FieldProblem(prefix + name, FieldProblemKind.Broken) { Message = message });

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement? Take(string name, JsonValueKind kind, string wanted)
    {
        if (Find(name) is not { } value || value.ValueKind == kind)
        {
            return Find(name);
        }
        Add(name, FieldProblemKind.WrongType, value.GetRawText(), wanted);
        return null;
    }

    private string? Choose(string name, string text, ReadOnlySpan<string> allowed)
    {
        foreach (var each in allowed)
        {
            if (string.Equals(each, text, StringComparison.OrdinalIgnoreCase))
            {
                return each;
            }
        }
        Add(name, FieldProblemKind.NotAllowed, text, allowed.ToArray());
        return null;
    }

    private static string Shorten(string text) =>
        text.Length <= LongestFound ? text : string.Concat(text.AsSpan(0, LongestFound), "…");
}
