namespace Attune.Dashboard.Snippets;

/// <summary>Every language that requests are written in: one line for each.</summary>
public static class SnippetLanguages
{
    public static IReadOnlyList<ISnippetLanguage> All { get; } =
    [
        new CurlSnippet(),
        new NodeSnippet(),
        new GoSnippet(),
        new PhpSnippet(),
        new PythonSnippet(),
        new RubySnippet(),
        new JavaSnippet(),
        new CSharpSnippet(),
    ];
}
