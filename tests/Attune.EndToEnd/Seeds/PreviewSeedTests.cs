using System.Text;
using System.Text.Json.Nodes;

namespace Attune.EndToEnd.Seeds;

/// <summary>The six requests that the preview API's own page prints, pasted with only host and credentials changed.</summary>
public sealed class PreviewSeedTests
{
    private const string Page = "seeds/004_0eb53d2fc6a02508.txt";
    private const string FirstRequest = "curl --location";
    private const string Samples = "Sample Response";

    [Fact]
    public async Task PrintedRequest_GivesThePrintedAnswer()
    {
        var page = Repository.FindShared(Page);
        Assert.SkipWhen(page is null, "The page is not beside the repository.");
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path);

        var answers = new List<JsonNode>();
        foreach (var request in ReadRequests(text))
        {
            answers.Add(await SendAsync(server, request));
        }

        var samples = ReadSamples(text);
        Assert.Equal(6, answers.Count);
        AssertSame(samples[0], answers[0]);
        AssertSame(samples[1], answers[1]);
        AssertSame(WithTemplateId(samples[2]), answers[2]);
        Assert.Equal(Leaf(samples[3], "content_block"), Leaf(answers[3], "Content Block"));
        Assert.Equal("Delhi", Leaf(answers[4], "Content Api"));
        AssertSame(samples[5], answers[5]);
    }

    [Fact]
    public async Task ContentApi_PrintedWhole_GivesThePrintedDictionary()
    {
        var page = Repository.FindShared(Page);
        Assert.SkipWhen(page is null, "The page is not beside the repository.");
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path);

        var answer = await SendAsync(
            server,
            ReadRequests(text)[4].Replace("{{var.name}}", "{{var}}", StringComparison.Ordinal)
        );

        Assert.Equal(Leaf(ReadSamples(text)[4], "content_api"), Leaf(answer, "Content Api"));
    }

    private static async Task<JsonNode> SendAsync(AttuneProcess server, string request)
    {
        var credentials = Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{AttuneProcess.Workspace}:{AttuneProcess.Key}")
        );
        var script = request
            .Replace("https://api-0X.moengage.com", server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("{{Workspace_ID or APP_ID}}", AttuneProcess.Workspace, StringComparison.Ordinal)
            .Replace("{{Authorization_Key}}", credentials, StringComparison.Ordinal);

        var (code, output, errors) = await Shell.RunAsync(
            script,
            server.Variables,
            TestContext.Current.CancellationToken
        );

        Assert.True(code == 0, errors);
        return JsonNode.Parse(output)!;
    }

    private static List<string> ReadRequests(string text)
    {
        var part = text[
            text.IndexOf(FirstRequest, StringComparison.Ordinal)..text.IndexOf(Samples, StringComparison.Ordinal)
        ];
        return part.Split(FirstRequest, StringSplitOptions.RemoveEmptyEntries).Select(r => FirstRequest + r).ToList();
    }

    private static List<JsonNode> ReadSamples(string text)
    {
        var start = text.IndexOf(Samples, StringComparison.Ordinal) + Samples.Length;
        var part = text[start..text.IndexOf("Response Code Structure", StringComparison.Ordinal)];
        return part.Split("\n{\n\"personalized_content\"", StringSplitOptions.RemoveEmptyEntries)
            .Where(sample => !string.IsNullOrWhiteSpace(sample))
            .Select(sample => JsonNode.Parse("{\"personalized_content\"" + sample)!)
            .ToList();
    }

    private static JsonNode WithTemplateId(JsonNode sample)
    {
        sample["personalized_content"]!["payload"]!["data"]![0]!["external_template_id"] =
            "5b7d04c6-8ddc-4957-80d9-c67266079609";
        return sample;
    }

    private static string Leaf(JsonNode answer, string key) =>
        answer["personalized_content"]!["payload"]![key]!.GetValue<string>();

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
}
