using System.Buffers;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Attune's own engine.</summary>
internal sealed class AttuneEngine : IEngine
{
    private static readonly Dictionary<string, string[]> Sources = Scenarios.Names.ToDictionary(
        s => s,
        s => Scenarios.FilesOf(s, "jinja").Select(f => Scenarios.Read("jinja", f)).ToArray()
    );

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
    private readonly Dictionary<string, Template> templates;
    private readonly Dictionary<string, Dictionary<string, object?>> data = Scenarios.Names.ToDictionary(
        s => s,
        Scenarios.ReadData
    );
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 20);

    public AttuneEngine()
    {
        templates = Scenarios.Names.ToDictionary(s => s, s => environment.GetTemplate(s + ".html"));
    }

    public string Name => "Attune.Jinja";

    public string Render(string scenario) => templates[scenario].Render(data[scenario]);

    /// <summary>Renders as UTF-8 into a buffer that is kept.</summary>
    public void RenderToBuffer(string scenario)
    {
        buffer.ResetWrittenCount();
        templates[scenario].Render(data[scenario], buffer);
    }

    public void Compile(string scenario)
    {
        foreach (var source in Sources[scenario])
        {
            environment.FromString(source);
        }
    }

    /// <summary>What a preview does: parse and compile every template of the page, and render once.</summary>
    public void CompileAndRender(string scenario)
    {
        Compile(scenario);
        Render(scenario);
    }
}
