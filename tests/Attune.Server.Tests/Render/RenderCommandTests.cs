using System.CommandLine;
using Attune.Server.Render;

namespace Attune.Server.Tests.Render;

/// <summary><c>attune render</c>: output, errors for people, exit codes, cases and watching.</summary>
public sealed class RenderCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("attune-render-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Render_WritesWhatTheTemplateGives()
    {
        Write("part.html", "{{ name|title }}");
        var template = Write("page.html", "Hi {% include 'part.html' %}, {{ n + 1 }} {{ f }}");
        var context = Write("data.json", """{"name": "ana maría", "n": 12345678901234567890, "f": 1.0}""");

        var (code, output, error) = await Run(template, "--context", context);

        Assert.Equal((0, "Hi Ana María, 12345678901234567891 1.0", ""), (code, output, error));
    }

    [Fact]
    public async Task Render_WithAnError_ShowsItsPlaceAndTheNearestName()
    {
        var template = Write("page.html", "one\n{{ name|uper }}");

        var (code, output, error) = await Run(template);

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            "syntax error in page.html at line 2, column 9: No filter named 'uper'.\n"
                + "  2 | {{ name|uper }}\n"
                + "    |         ^\n"
                + "  did you mean 'upper'?\n",
            error
        );
    }

    [Fact]
    public async Task Render_WithASyntaxError_TellsWhatWasExpectedAndFound()
    {
        var (code, _, error) = await Run(Write("page.html", "{% if x %}{% endfor %}"));

        Assert.Equal(1, code);
        Assert.Contains("  expected: ", error, StringComparison.Ordinal);
        Assert.Contains("  found: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_WithAnErrorInAnIncludedTemplate_ShowsThatTemplatesLine()
    {
        Write("part.html", "first\n{{ 1 / 0 }}");

        var (_, _, error) = await Run(Write("page.html", "{% include 'part.html' %}"));

        Assert.Contains("in part.html at line 2", error, StringComparison.Ordinal);
        Assert.Contains("  2 | {{ 1 / 0 }}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ missing }}", "--strict", 1, "")]
    [InlineData("{{ missing }}", null, 0, "")]
    [InlineData("{{ '<' }}", "--autoescape", 0, "&lt;")]
    [InlineData("{{ '<' }}", null, 0, "<")]
    public async Task Render_HeedsItsOptions(string template, string? option, int code, string output)
    {
        var file = Write("page.html", template);

        var run = await Run(option is null ? [file] : [file, option]);

        Assert.Equal((code, output), (run.Code, run.Output));
    }

    [Theory]
    [InlineData("[1]", "must be a JSON object")]
    [InlineData("{\"a\": }", "data.json")]
    public async Task Render_WithAContextThatIsNone_SaysSo(string json, string expected)
    {
        var (code, _, error) = await Run(Write("page.html", "x"), "--context", Write("data.json", json));

        Assert.Equal(1, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OfAFileThatIsNotThere_SaysSo()
    {
        var (code, _, error) = await Run(Path.Combine(_directory, "nothing.html"));

        Assert.Equal(1, code);
        Assert.Contains("nothing.html", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_AreRunAndCounted()
    {
        var cases = Write(
            "cases.jsonl",
            """
            {"id": "good", "template": "{{ a }}", "context": {"a": 1}, "expect": "1", "error": null}
            {"id": "bad", "template": "{{ a }}", "context": {"a": 1}, "expect": "2", "error": null}
            {"id": "fails", "template": "{{ 1 / 0 }}", "context": {}, "expect": null, "error": "runtime"}
            """
        );

        var (code, output, _) = await Run("--cases", cases);

        Assert.NotEqual(0, code);
        Assert.Contains("bad", output, StringComparison.Ordinal);
        Assert.DoesNotContain("good", output, StringComparison.Ordinal);
        Assert.EndsWith("2 passed, 1 failed\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("a.html", "--cases", "b.jsonl")]
    [InlineData("-", "--context", "-")]
    [InlineData("-", "--watch")]
    public async Task Arguments_ThatContradictEachOther_AreRefused(params string[] arguments)
    {
        var (code, _, error) = await Run(arguments);

        Assert.NotEqual(0, code);
        Assert.NotEqual("", error);
    }

    [Fact]
    public async Task Watch_RendersAtOnce_AndEndsWhenStopped()
    {
        using var stop = new CancellationTokenSource();
        using var output = new StoppingWriter(stop);
        var template = Write("page.html", "Hi {{ name }}");
        var context = Write("data.json", """{"name": "Ana"}""");

        var configuration = new InvocationConfiguration { Output = output, Error = TextWriter.Null };
        var code = await RenderCommand
            .Create()
            .Parse([template, "--context", context, "--watch"])
            .InvokeAsync(configuration, stop.Token);

        Assert.Equal(0, code);
        Assert.StartsWith("Hi Ana", output.ToString(), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = await RenderCommand
            .Create()
            .Parse(arguments)
            .InvokeAsync(configuration, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Stops the watching as soon as a whole render was written.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine()
        {
            base.WriteLine();
            stop.Cancel();
        }
    }
}
