using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Microsoft.Extensions.FileProviders;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Fluid: Liquid for .NET.</summary>
internal sealed class FluidEngine : IEngine
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly FluidParser parser = new();
    private readonly TemplateOptions options = new()
    {
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "Scenarios", "liquid")),
        MaxSteps = 0,
    };
    private readonly Dictionary<string, IFluidTemplate> templates;
    private readonly Dictionary<string, Dictionary<string, object?>> data = Scenarios.Names.ToDictionary(
        s => s,
        Scenarios.ReadData
    );

    public FluidEngine()
    {
        templates = Scenarios.Names.ToDictionary(s => s, s => parser.Parse(Scenarios.Read("liquid", s + ".html")));
    }

    public string Name => "Fluid (Liquid)";

    public string Render(string scenario)
    {
        var context = new TemplateContext(options);
        foreach (var (name, value) in data[scenario])
        {
            context.SetValue(name, value);
        }

        return templates[scenario].Render(context, Encoder);
    }

    public void Compile(string scenario)
    {
        foreach (var source in Sources(scenario))
        {
            parser.Parse(source);
        }
    }

    private readonly Dictionary<string, string[]> sources = Scenarios.Names.ToDictionary(
        s => s,
        s => Scenarios.FilesOf(s, "liquid").Select(f => Scenarios.Read("liquid", f)).ToArray()
    );

    private string[] Sources(string scenario) => sources[scenario];
}
