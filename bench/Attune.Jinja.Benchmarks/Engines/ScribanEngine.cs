using System.Collections.Concurrent;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Scriban, with explicit escaping since it has no other, and with its included templates parsed once.</summary>
internal sealed class ScribanEngine : IEngine, Scriban.Runtime.ITemplateLoader
{
    private readonly ConcurrentDictionary<string, Scriban.Template> included = new();

    public string Name => "Scriban";

    public Func<string>? Renderer(string scenario)
    {
        if (!Scenarios.Exists("scriban", scenario + ".html"))
        {
            return null;
        }

        var template = Scriban.Template.Parse(Scenarios.Read("scriban", scenario + ".html"));
        var data = ScriptObject.From(Scenarios.ReadData(scenario));
        return () =>
        {
            var context = new TemplateContext
            {
                TemplateLoader = this,
                LoopLimit = 0,
                LimitToString = 0,
            };
            foreach (var (path, known) in included)
            {
                context.CachedTemplates[path] = known;
            }

            context.PushGlobal(data);
            var text = template.Render(context);
            foreach (var (path, parsed) in context.CachedTemplates)
            {
                included.TryAdd(path, parsed);
            }

            return text;
        };
    }

    public Action? Compiler(string scenario)
    {
        if (!Scenarios.Exists("scriban", scenario + ".html"))
        {
            return null;
        }

        var sources = Scenarios.FilesOf(scenario, "scriban").Select(f => Scenarios.Read("scriban", f)).ToArray();
        return () =>
        {
            foreach (var source in sources)
            {
                Scriban.Template.Parse(source);
            }
        };
    }

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

    public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        Scenarios.Read("scriban", templatePath);

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        ValueTask.FromResult<string?>(Load(context, callerSpan, templatePath));
}
