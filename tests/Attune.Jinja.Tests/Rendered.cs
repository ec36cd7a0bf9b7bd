using System.Text.Json;
using Attune.Jinja.Values;

namespace Attune.Jinja.Tests;

/// <summary>Renders a template with a few fixed variables, for tests of what is built in.</summary>
internal static class Rendered
{
    private const string Variables = """
        {
          "nums": [3, 1, 2, 5, 4],
          "words": ["banana", "Apple", "cherry", "apple"],
          "users": [
            {"name": "Bob", "age": 30, "city": {"zip": "A1"}, "on": true},
            {"name": "alice", "age": 25, "city": {"zip": "b2"}, "on": false},
            {"name": "Carl", "age": 30, "city": {"zip": "A1"}, "on": true}
          ],
          "d": {"b": 1, "A": "two", "c": [1, 2.5, null]},
          "text": "The quick brown fox-like animal jumped over 13 lazy dogs.\nSee http://example.com/path?x=1 & more.",
          "html": "<p class=\"x\">Tom &amp; <b>Jerry's</b> \"home\"</p>",
          "big": 12345678901234567890,
          "price": 2.5,
          "none_value": null,
          "yes": true,
          "deep": {"a": {"b": [{"c": "found"}]}}
        }
        """;

    /// <summary>What the template gives.</summary>
    public static string Text(
        string template,
        bool autoescape = false,
        UndefinedKind undefined = UndefinedKind.Default,
        SandboxMode sandbox = SandboxMode.None
    ) => new JinjaEnvironment(
            new JinjaOptions
            {
                Autoescape = autoescape ? AutoescapeModes.On : AutoescapeModes.Off,
                Undefined = undefined,
                Sandbox = sandbox,
                DoExtension = true,
            }
        ).FromString(template).Render(Context());

    /// <summary>The name of the exception that Python raises for the template.</summary>
    public static string Error(
        string template,
        bool autoescape = false,
        UndefinedKind undefined = UndefinedKind.Default,
        SandboxMode sandbox = SandboxMode.None
    )
    {
        var error = Assert.ThrowsAny<JinjaException>(() => Text(template, autoescape, undefined, sandbox));
        return error switch
        {
            JinjaRuntimeException runtime => runtime.PythonType,
            JinjaUndefinedException => "UndefinedError",
            JinjaSecurityException => "SecurityError",
            _ => error.GetType().Name,
        };
    }

    /// <summary>A fresh copy of the variables, which templates may change.</summary>
    public static Dictionary<string, Value> Context()
    {
        using var json = JsonDocument.Parse(Variables);
        var context = new Dictionary<string, Value>();
        foreach (var variable in json.RootElement.EnumerateObject())
        {
            context[variable.Name] = Copy(variable.Value);
        }

        return context;
    }

    private static Value Copy(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => Value.FromList(json.EnumerateArray().Select(Copy)),
            JsonValueKind.Object => CopyObject(json),
            _ => Value.FromJson(json.Clone()),
        };

    private static Value CopyObject(JsonElement json)
    {
        var dict = new PyDict();
        foreach (var property in json.EnumerateObject())
        {
            dict.Set(property.Name, Copy(property.Value));
        }

        return dict;
    }
}
