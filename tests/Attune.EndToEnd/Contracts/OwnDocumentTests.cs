using System.Text.Json.Nodes;

namespace Attune.EndToEnd.Contracts;

/// <summary>The server's own OpenAPI document: well made, and true.</summary>
public sealed class OwnDocumentTests
{
    private static readonly string Oracle = Path.Combine(Repository.Root, "tests", "oracles", "openapi");

    [Fact]
    public async Task Document_PassesTheLinter()
    {
        Assert.SkipWhen(ValidatingProxy.Program is null, "The linter is not installed: run ./test.sh.");
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path);
        var document = await SaveAsync(server, data);

        var (code, output, errors) = await Shell.RunAsync(
            $"'{Oracle}/node_modules/.bin/redocly' lint '{document}' --config '{Oracle}/redocly.yaml' --format stylish",
            new Dictionary<string, string>
            {
                ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true",
                ["REDOCLY_TELEMETRY"] = "off",
            },
            TestContext.Current.CancellationToken
        );

        Assert.True(code == 0, output + errors);
    }

    [Fact]
    public async Task Calls_AnswerAsTheDocumentSays()
    {
        Assert.SkipWhen(ValidatingProxy.Program is null, "The proxy is not installed: run ./test.sh.");
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path);
        await using var proxy = await ValidatingProxy.StartAsync(await SaveAsync(server, data), server, "");
        var wrong = new List<string>();

        foreach (
            var call in (IEnumerable<Call>)
                [
                    .. WireCalls.Personalize(),
                    .. WireCalls.Preview(),
                    .. WireCalls.Data(),
                    .. WireCalls.Privacy(),
                    .. ManagementCalls.Refused(),
                ]
        )
        {
            await SendAsync(call);
        }
        await ManagementCalls.SendAllAsync(SendAsync);
        await ContentCalls.SendBlocksAsync(SendAsync);
        foreach (var channel in (string[])["push", "email", "sms", "osm", "inapp"])
        {
            await ContentCalls.SendTemplatesAsync(channel, SendAsync);
        }
        await ContentCalls.SendCatalogsAsync(SendAsync);
        await ContentCalls.SendSegmentsAsync(SendAsync);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        async Task<JsonNode?> SendAsync(Call call)
        {
            var (status, body, violations) = await proxy.SendAsync(call);
            if ((int)status != call.Status)
            {
                wrong.Add($"{call}: {(int)status} {body}");
            }
            // A request that is refused is meant to be wrong.
            var concerned = violations.Where(violation =>
                call.Status < 300 || violation.Place.StartsWith("response", StringComparison.Ordinal)
            );
            wrong.AddRange(concerned.Select(violation => $"{call}: {violation} {body}"));
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
    }

    private static async Task<string> SaveAsync(AttuneProcess server, TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "v1.json");
        var document = await server.Client.GetByteArrayAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, document, TestContext.Current.CancellationToken);
        return path;
    }
}
