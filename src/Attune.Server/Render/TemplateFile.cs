using Attune.Jinja;
using Attune.Jinja.Conformance;
using Attune.Jinja.Values;

namespace Attune.Server.Render;

/// <summary>A template file with its context, rendered for people: an error shows its line with a caret.</summary>
internal sealed class TemplateFile(string template, string? context, bool autoescape, bool isStrict)
{
    private const string StandardInput = "-";

    private readonly string _directory =
        template == StandardInput
            ? Directory.GetCurrentDirectory()
            : Path.GetDirectoryName(Path.GetFullPath(template))!;

    /// <summary>The files that the last render read: the template, its context, and what it included.</summary>
    public IReadOnlyCollection<string> Files { get; private set; } =
    [.. new[] { template, context }.OfType<string>().Where(path => path != StandardInput)];

    /// <summary>Renders once.</summary>
    /// <returns>The exit code.</returns>
    public int Render(TextWriter output, TextWriter error, CancellationToken stop)
    {
        var loader = new RecordingLoader(_directory);
        var environment = new JinjaEnvironment(
            new JinjaOptions
            {
                Loader = loader,
                Autoescape = autoescape ? AutoescapeModes.On : AutoescapeModes.Off,
                Undefined = isStrict ? UndefinedKind.Strict : UndefinedKind.Default,
                DoExtension = true,
                LoopControlsExtension = true,
                Limits = RenderLimits.Preview,
            }
        );
        string source = Read(template);
        string? name = template == StandardInput ? null : Path.GetFileName(template);
        try
        {
            IReadOnlyDictionary<string, Value> variables = ReadContext();
            output.Write(environment.FromString(source, name).Render(variables, cancellationToken: stop));
            output.Flush();
            return 0;
        }
        catch (JinjaException failure)
        {
            error.Write(failure.FormatWithCaret(SourceOf(failure, source, name)));
            return 1;
        }
        finally
        {
            Files = [.. Files.Union(loader.Paths)];
        }
    }

    private string SourceOf(JinjaException failure, string source, string? name)
    {
        if (failure.TemplateName is null || failure.TemplateName == name)
        {
            return source;
        }
        return new DirectoryLoader(_directory).TryLoad(failure.TemplateName, out TemplateSource? other)
            ? other.Text
            : source;
    }

    private IReadOnlyDictionary<string, Value> ReadContext()
    {
        if (context is null)
        {
            return new Dictionary<string, Value>();
        }
        try
        {
            if (!PythonJson.Parse(Read(context)).TryGetDict(out PyDict? dict))
            {
                throw new InvalidDataException($"{context}: the context must be a JSON object.");
            }
            return dict.ToDictionary(pair => ValuePrinter.ToText(pair.Key), pair => pair.Value);
        }
        catch (FormatException failure)
        {
            throw new InvalidDataException($"{context}: {failure.Message}.", failure);
        }
    }

    private static string Read(string path) => path == StandardInput ? Console.In.ReadToEnd() : File.ReadAllText(path);
}
