using HandlebarsDotNet;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Handlebars.Net, which compiles to delegates.</summary>
internal sealed class HandlebarsEngine : IEngine
{
    private readonly IHandlebars engine = Handlebars.Create();

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
    }

    public string Name => "Handlebars.Net";

    public Func<string>? Renderer(string scenario)
    {
        if (!Scenarios.Exists("handlebars", scenario + ".html"))
        {
            return null;
        }

        var template = engine.Compile(Scenarios.Read("handlebars", scenario + ".html"));
        var data = Scenarios.ReadData(scenario);
        return () => template(data);
    }

    public Action? Compiler(string scenario)
    {
        if (!Scenarios.Exists("handlebars", scenario + ".html"))
        {
            return null;
        }

        var sources = Scenarios.FilesOf(scenario, "handlebars").Select(f => Scenarios.Read("handlebars", f)).ToArray();
        return () =>
        {
            foreach (var source in sources)
            {
                engine.Compile(source);
            }
        };
    }

    private static string Text(object? value) => value?.ToString() ?? "";

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();
}
