using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Scriban, with explicit escaping since it has no other.</summary>
internal sealed class ScribanEngine : IEngine, Scriban.Runtime.ITemplateLoader
{
    private readonly Dictionary<string, string[]> sources = Scenarios.Names.ToDictionary(
        s => s,
        s => Scenarios.FilesOf(s, "scriban").Select(f => Scenarios.Read("scriban", f)).ToArray()
    );
    private readonly Dictionary<string, Scriban.Template> templates;
    private readonly Dictionary<string, ScriptObject> data;

    public ScribanEngine()
    {
        templates = Scenarios.Names.ToDictionary(
            s => s,
            s => Scriban.Template.Parse(Scenarios.Read("scriban", s + ".html"))
        );
        data = Scenarios.Names.ToDictionary(s => s, s => ScriptObject.From(Scenarios.ReadData(s)));
    }

    public string Name => "Scriban";

    public string Render(string scenario)
    {
        var context = new TemplateContext
        {
            TemplateLoader = this,
            LoopLimit = 0,
            LimitToString = 0,
        };
        context.PushGlobal(data[scenario]);
        return templates[scenario].Render(context);
    }

    public void Compile(string scenario)
    {
        foreach (var source in sources[scenario])
        {
            Scriban.Template.Parse(source);
        }
    }

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

    public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        Scenarios.Read("scriban", templatePath);

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        ValueTask.FromResult<string?>(Load(context, callerSpan, templatePath));
}
