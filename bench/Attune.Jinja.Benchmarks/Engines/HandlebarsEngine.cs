using HandlebarsDotNet;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Handlebars.Net, which compiles to delegates.</summary>
internal sealed class HandlebarsEngine : IEngine
{
    private readonly Dictionary<string, string[]> sources = Scenarios.Names.ToDictionary(
        s => s,
        s => Scenarios.FilesOf(s, "handlebars").Select(f => Scenarios.Read("handlebars", f)).ToArray()
    );
    private readonly IHandlebars engine = Handlebars.Create();
    private readonly Dictionary<string, HandlebarsTemplate<object, object>> templates;
    private readonly Dictionary<string, Dictionary<string, object?>> data = Scenarios.Names.ToDictionary(
        s => s,
        Scenarios.ReadData
    );

    public HandlebarsEngine()
    {
        engine.RegisterHelper("capitalizeOr", (_, a) => Capitalize(Text(a[0] is string ? a[0] : a[1])));
        engine.RegisterHelper("newline", (_, _) => "\n");
        engine.RegisterHelper("upper", (_, a) => Text(a[0]).ToUpperInvariant());
        engine.RegisterHelper("replaceText", (_, a) => Text(a[0]).Replace(Text(a[1]), Text(a[2])));
        engine.RegisterHelper("joinList", (_, a) => string.Join(Text(a[1]), (List<object?>)a[0]!));
        engine.RegisterHelper("greater", (_, a) => Convert.ToInt64(a[0]) > Convert.ToInt64(a[1]) ? true : null!);
        engine.RegisterHelper("same", (_, a) => Text(a[0]) == Text(a[1]) ? true : null!);
        foreach (var partial in new[] { "header.html", "section.html", "item.html" })
        {
            engine.RegisterTemplate(partial, Scenarios.Read("handlebars", partial));
        }

        templates = Scenarios.Names.ToDictionary(
            s => s,
            s => engine.Compile(Scenarios.Read("handlebars", s + ".html"))
        );
    }

    public string Name => "Handlebars.Net";

    public string Render(string scenario) => templates[scenario](data[scenario]);

    public void Compile(string scenario)
    {
        foreach (var source in sources[scenario])
        {
            engine.Compile(source);
        }
    }

    private static string Text(object? value) => value?.ToString() ?? "";

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();
}
