using System.Text.Json;

namespace Attune.Jinja.Tests.Rendering;

/// <summary>A page that the benchmarks measure: its template, its data as plain .NET collections, and what it must print.</summary>
internal sealed class Scenario
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    private static readonly JinjaEnvironment Environment = new(
        new JinjaOptions
        {
            Autoescape = AutoescapeModes.On,
            Limits = RenderLimits.JinjaOnly,
            Loader = new DictionaryLoader(
                Directory
                    .GetFiles(Path.Combine(Folder, "jinja"))
                    .ToDictionary(path => Path.GetFileName(path), File.ReadAllText)
            ),
        }
    );

    private Scenario(string name)
    {
        Template = Environment.GetTemplate(name + ".html");
        Expected = File.ReadAllText(Path.Combine(Folder, $"expected-{name}.txt"));
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "data.json")));
        Data = (Dictionary<string, object?>)Convert(document.RootElement.GetProperty(name))!;
    }

    public static TheoryData<string> Names { get; } =
    [
        .. Directory
            .GetFiles(Folder, "expected-*.txt")
            .Select(path => Path.GetFileNameWithoutExtension(path)["expected-".Length..]),
    ];

    public Template Template { get; }

    public Dictionary<string, object?> Data { get; }

    public string Expected { get; }

    public static Scenario Load(string name) => new(name);

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
