using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Attune.EndToEnd.Dashboard;

/// <summary>Every request that the dashboard writes down is run by the language's own tools, with values that need quoting.</summary>
public sealed class SnippetRunTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Awkward = """O'Neil "x" \ $HOME `id` #{1} 🚀 {{ 1 }}""";

    [Theory]
    [InlineData("cURL", "snippet.sh", "bash", "snippet.sh")]
    [InlineData("Node.js", "snippet.mjs", "node", "snippet.mjs")]
    [InlineData("Python", "snippet.py", "python3", "snippet.py")]
    [InlineData("PHP", "snippet.php", "php", "snippet.php")]
    [InlineData("Ruby", "snippet.rb", "ruby", "snippet.rb")]
    [InlineData("Go", "snippet.go", "go", "run", "snippet.go")]
    [InlineData("Java", "FetchExperience.java", "java", "FetchExperience.java")]
    [InlineData("C#", "snippet.cs", "dotnet", "run", "snippet.cs")]
    public async Task Snippet_RunsAndFetches(string language, string file, string tool, params string[] arguments)
    {
        Assert.SkipUnless(IsThere(tool), $"{tool} is not installed.");
        var text = await CopyAsync(language);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, file), text, TestContext.Current.CancellationToken);

        var (code, output) = await RunAsync(folder.Path, tool, arguments);

        Assert.True(code == 0, output);
        Assert.Contains("homepage-banner", output);
    }

    private async Task<string> CopyAsync(string language)
    {
        await using var window = await dashboard.OpenAsync("experiences/65eae5738ea5032b0ef60138/test");
        var snippet = window.Page.Locator("#snippet");
        await window.Page.GetByLabel("Customer id").FillAsync(Awkward);
        await window.Button("Parameter").ClickAsync();
        await window.Page.GetByLabel("Parameter", new() { Exact = true }).FillAsync("utm_campaign");
        await window.Page.GetByLabel("Its value").FillAsync(Awkward);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = language, Exact = true }).ClickAsync();
        await window.Page.Locator("#snippet-key").FillAsync(AttuneProcess.Key);
        await Expect(snippet).ToContainTextAsync("utm_campaign");
        await Expect(snippet).Not.ToContainTextAsync("YOUR_AUTHORIZATION");
        return (await snippet.TextContentAsync())!;
    }

    private static bool IsThere(string tool) =>
        (System.Environment.GetEnvironmentVariables()["PATH"] as string ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static async Task<(int Code, string Output)> RunAsync(string folder, string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["GOCACHE"] = Path.Combine(folder, "go-cache");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
