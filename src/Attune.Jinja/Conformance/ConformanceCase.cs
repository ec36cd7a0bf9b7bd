using Attune.Jinja.Values;

namespace Attune.Jinja.Conformance;

/// <summary>A case: a template with its environment and variables, and what Python's Jinja makes of it.</summary>
internal sealed class ConformanceCase
{
    private readonly PyDict _fields;

    private ConformanceCase(PyDict fields) => _fields = fields;

    public string Id => Text("id") ?? "";

    /// <summary>The source, where the template has no name.</summary>
    public string Template => Text("template") ?? "";

    /// <summary>The name to load the template by, or null.</summary>
    public string? Name => Text("name") is { Length: > 0 } name ? name : null;

    /// <summary>The output, or null where the case fails.</summary>
    public string? Expected => Text("expect");

    /// <summary>The class of error, or null where the case renders.</summary>
    public string? Error => Text("error");

    /// <summary>The line of a syntax error where it is known, or 0.</summary>
    public int ErrorLine =>
        Dict("error_detail").TryGetValue("lineno", out Value line) && line.TryGetInt64(out long number)
            ? (int)number
            : 0;

    public PyDict Context => Dict("context");

    public PyDict Globals => Dict("globals");

    public PyDict Templates => Dict("templates");

    public PyDict Settings => Dict("settings");

    /// <summary>Reads one line of a file of cases.</summary>
    /// <exception cref="FormatException">The line is no JSON object.</exception>
    public static ConformanceCase Parse(string line) =>
        PythonJson.Parse(line).TryGetDict(out PyDict? fields)
            ? new ConformanceCase(fields)
            : throw new FormatException("a case must be a JSON object");

    private string? Text(string name) =>
        _fields.TryGetValue(name, out Value value) && value.TryGetString(out string? text) ? text : null;

    private PyDict Dict(string name) =>
        _fields.TryGetValue(name, out Value value) && value.TryGetDict(out PyDict? dict) ? dict : new PyDict();
}
