using System.Text.Json;

namespace Attune.Jinja.Benchmarks;

/// <summary>The pages that engines are measured with, and the data that fills them.</summary>
internal static class Scenarios
{
    public static readonly string[] Names =
    [
        "push",
        "email",
        "large",
        "nested",
        "macros",
        "filters",
        "branches",
        "payload",
    ];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    /// <summary>The templates that a scenario compiles: its page and all that the page includes.</summary>
    public static string[] FilesOf(string scenario, string language) =>
        scenario == "nested"
            ?
            [
                .. new[] { "nested.html", "layout.html", "header.html", "section.html", "item.html" }.Where(f =>
                    Exists(language, f)
                ),
            ]
            : [scenario + ".html"];

    public static string Read(string language, string file) => File.ReadAllText(Path.Combine(Folder, language, file));

    public static bool Exists(string language, string file) => File.Exists(Path.Combine(Folder, language, file));

    public static string ReadExpected(string scenario) =>
        File.ReadAllText(Path.Combine(Folder, $"expected-{scenario}.txt"));

    public static Dictionary<string, object?> ReadData(string scenario)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "data.json")));
        return (Dictionary<string, object?>)Convert(document.RootElement.GetProperty(scenario))!;
    }

    private static object? Convert(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().ToDictionary(m => m.Name, m => Convert(m.Value)),
            JsonValueKind.Array => element.EnumerateArray().Select(Convert).ToList(),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.TryGetInt64(out var integer) ? (object)integer : element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
