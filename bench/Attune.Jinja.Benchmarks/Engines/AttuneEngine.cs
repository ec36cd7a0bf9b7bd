using System.Buffers;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Attune's own engine.</summary>
internal sealed class AttuneEngine : IEngine
{
    private readonly JinjaEnvironment environment = new(
        new JinjaOptions
        {
            Autoescape = AutoescapeModes.On,
            // The time limit of decisions is short for a machine that is shared.
            Limits = RenderLimits.Preview,
            Loader = new DictionaryLoader(
                Scenarios
                    .Names.SelectMany(s => Scenarios.FilesOf(s, "jinja"))
                    .ToDictionary(f => f, f => Scenarios.Read("jinja", f))
            ),
        }
    );

    public string Name => "Attune.Jinja";

    public Func<string> Renderer(string scenario)
    {
        var template = environment.GetTemplate(scenario + ".html");
        var data = Scenarios.ReadData(scenario);
        return () => template.Render(data);
    }

    /// <summary>What renders as UTF-8 into a buffer that is kept.</summary>
    public Action BufferRenderer(string scenario)
    {
        var template = environment.GetTemplate(scenario + ".html");
        var data = Scenarios.ReadData(scenario);
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        return () =>
        {
            buffer.ResetWrittenCount();
            template.Render(data, buffer);
        };
    }

    public Action Compiler(string scenario)
    {
        var sources = Scenarios.FilesOf(scenario, "jinja").Select(f => Scenarios.Read("jinja", f)).ToArray();
        return () =>
        {
            foreach (var source in sources)
            {
                environment.FromString(source);
            }
        };
    }

    /// <summary>What a preview does: parse and compile every template of the page, and render once, in one way or the other.</summary>
    public Action Previewer(string scenario, bool toBuffer)
    {
        var compile = Compiler(scenario);
        var toString = Renderer(scenario);
        var render = toBuffer ? BufferRenderer(scenario) : () => toString();
        return () =>
        {
            compile();
            render();
        };
    }
}
