namespace Attune.Jinja.Tests.Hosting;

public sealed class LoaderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("attune-loader-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Directory_GivesItsFilesAndThoseBelow()
    {
        Write("page.html", "{% include 'parts/head.html' %}!");
        Write("parts/head.html", "head");

        Assert.Equal("head!", Environment().GetTemplate("page.html").Render());
    }

    [Fact]
    public void Directory_LoadsAgainWhatHasChanged()
    {
        var environment = Environment();
        Write("part.html", "old");
        Write("page.html", "{% include 'part.html' %}");
        Assert.Equal("old", environment.GetTemplate("page.html").Render());

        Write("part.html", "new");
        File.SetLastWriteTimeUtc(
            Path.Combine(_directory, "part.html"),
            new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );

        Assert.Equal("new", environment.GetTemplate("page.html").Render());
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../secret")]
    [InlineData("./page.html")]
    [InlineData("..\\secret")]
    [InlineData("a\0b")]
    [InlineData("")]
    [InlineData("a//b")]
    public void Directory_IsNotLeft(string name)
    {
        File.WriteAllText(Path.Combine(_directory, "page.html"), "x");
        File.WriteAllText(_directory + "secret", "x");

        try
        {
            Assert.Throws<JinjaTemplateNotFoundException>(() => Environment().GetTemplate(name));
        }
        finally
        {
            File.Delete(_directory + "secret");
        }
    }

    [Theory]
    [InlineData("{% include ['no', 'a'] %}", "A")]
    [InlineData("{% include 'no' ignore missing %}x", "x")]
    [InlineData("{% include ['no', 'none'] ignore missing %}x", "x")]
    [InlineData("{% import 'm' as m %}{{ m.f(2) }}", "4")]
    [InlineData("{% from 'm' import f as g %}{{ g(3) }}", "6")]
    [InlineData("{% extends 'base' %}{% block b %}{{ super() }}!{% endblock %}", "[base!]")]
    public void Dictionary_GivesItsTemplates(string template, string expected)
    {
        var environment = new JinjaEnvironment(
            new JinjaOptions
            {
                Loader = new DictionaryLoader(
                    new Dictionary<string, string>
                    {
                        ["a"] = "A",
                        ["m"] = "{% macro f(x) %}{{ x * 2 }}{% endmacro %}",
                        ["base"] = "[{% block b %}base{% endblock %}]",
                    }
                ),
            }
        );

        Assert.Equal(expected, environment.FromString(template).Render());
    }

    [Fact]
    public void Template_ThatIsNotThere_IsNotFound()
    {
        var error = Assert.Throws<JinjaTemplateNotFoundException>(() => Environment().GetTemplate("nothing"));

        Assert.Equal(ErrorClass.NotFound, error.ErrorClass);
    }

    private JinjaEnvironment Environment() => new(new JinjaOptions { Loader = new DirectoryLoader(_directory) });

    private void Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
