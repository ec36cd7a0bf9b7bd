using System.Text.Json;

namespace Attune.EndToEnd.Documentation;

/// <summary>Runs every request that the documentation shows, as a reader would paste it.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Pages =>
        new(
            Directory
                .GetFiles(Path.Combine(Repository.Root, "docs"), "*.md")
                .Append(Path.Combine(Repository.Root, "README.md"))
                .Where(page => Snippet.ReadAll(page).Any())
                .Select(page => Path.GetRelativePath(Repository.Root, page))
        );

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_ShowsRequestsThatGiveTheAnswersItShows(string page)
    {
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path);

        foreach (var snippet in Snippet.ReadAll(Path.Combine(Repository.Root, page)))
        {
            var (code, output, errors) = await Shell.RunAsync(
                snippet.Script,
                server.Variables,
                TestContext.Current.CancellationToken
            );

            Assert.True(code == 0, $"{page}:{snippet.Line} ended with {code}: {errors}");
            AssertAnswer(page, snippet, output);
        }
    }

    private static void AssertAnswer(string page, Snippet snippet, string output)
    {
        if (snippet.Language == "json")
        {
            var actual = ParseOrFail(page, snippet, output);
            var difference = ExpectedJson.FindDifference(JsonDocument.Parse(snippet.Expected!).RootElement, actual);
            Assert.True(difference is null, $"{page}:{snippet.Line}: {difference}\nanswer: {output}");
        }
        else if (snippet.Language == "text")
        {
            Assert.Equal(snippet.Expected!.TrimEnd(), output.TrimEnd());
        }
    }

    private static JsonElement ParseOrFail(string page, Snippet snippet, string output)
    {
        try
        {
            return JsonDocument.Parse(output).RootElement;
        }
        catch (JsonException)
        {
            Assert.Fail($"{page}:{snippet.Line} answered no JSON: {output}");
            throw;
        }
    }
}
