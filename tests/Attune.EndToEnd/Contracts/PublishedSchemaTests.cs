using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Attune.EndToEnd.Contracts;

/// <summary>
/// The wire format's own OpenAPI documents in a validating proxy in front of the server: every documented call passes,
/// but for what docs/deviations.md lists, and all of that is there to be seen.
/// </summary>
public sealed partial class PublishedSchemaTests
{
    private const string Folder = "spec/openapi";

    [Fact]
    public async Task Calls_DeviateFromThePublishedSchemas_OnlyAsListed()
    {
        var folder = Repository.FindShared(Folder);
        Assert.SkipWhen(folder is null, "The published schemas are not beside the repository.");
        Assert.SkipWhen(ValidatingProxy.Program is null, "The proxy is not installed: run ./test.sh.");
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path);
        var seen = new HashSet<(string, string)>();

        await PassAsync("personalize-experience", "/v1", Each(WireCalls.Personalize()));
        await PassAsync("data", "/v1", Each(WireCalls.Data()));
        await PassAsync("gdpr-ccpa", "/v1", Each(WireCalls.Privacy()));
        await PassAsync("content-blocks", "/v1/external/campaigns", ContentCalls.SendBlocksAsync);
        await PassAsync("push-templates", "/v1.0", send => ContentCalls.SendTemplatesAsync("push", send));
        await PassAsync("email-templates-2", "/v1.0", send => ContentCalls.SendTemplatesAsync("email", send));
        await PassAsync("sms-templates", "/v1.0", send => ContentCalls.SendTemplatesAsync("sms", send));
        await PassAsync("osm-templates", "/v1.0", send => ContentCalls.SendTemplatesAsync("osm", send));
        await PassAsync("in-app-templates", "/v1.0", send => ContentCalls.SendTemplatesAsync("inapp", send));
        await PassAsync("catalog", "/v1", ContentCalls.SendCatalogsAsync);
        await PassAsync("custom-segments", "", ContentCalls.SendSegmentsAsync);

        var listed = Deviations.Read();
        AssertNone("not listed in docs/deviations.md", seen.Except(listed));
        AssertNone("listed there, and not seen", listed.Except(seen));

        async Task PassAsync(string name, string prefix, Func<Func<Call, Task<JsonNode?>>, Task> calls)
        {
            var document = Path.Combine(folder, $"moengage-{name}-openapi.yml");
            await using var proxy = await ValidatingProxy.StartAsync(document, server, prefix);
            await calls(async call =>
            {
                var (status, body, violations) = await proxy.SendAsync(call);
                Assert.True((int)status == call.Status, $"{call}\n{status}: {body}\n{string.Join('\n', violations)}");
                foreach (var violation in violations.Where(violation => Concerns(call, violation)))
                {
                    seen.Add(($"{call.Method} {PathOf(call)}", Describe(violation, call)));
                }
                return body.Length == 0 ? null : JsonNode.Parse(body);
            });
        }
    }

    private static Func<Func<Call, Task<JsonNode?>>, Task> Each(IEnumerable<Call> calls) =>
        async send =>
        {
            foreach (var call in calls)
            {
                await send(call);
            }
        };

    private static string PathOf(Call call) =>
        Id().Replace(call.Path.Split('?')[0].Replace(AttuneProcess.Workspace, "{workspace}"), "/{id}");

    // What is wrong with a request that is meant to be refused is no deviation of the server.
    private static bool Concerns(Call call, Violation violation) =>
        call.Status < 300 || violation.Place.StartsWith("response", StringComparison.Ordinal);

    private static string Describe(Violation violation, Call call) =>
        violation.Place is "" or "response"
            ? $"response {call.Status}"
            : $"{violation.Place} {violation.Code}".TrimEnd();

    private static void AssertNone(string what, IEnumerable<(string Call, string Violation)> deviations)
    {
        var lines = deviations
            .Order()
            .Select(deviation => $"| `{deviation.Call}` | `{deviation.Violation}` |")
            .ToList();
        Assert.True(lines.Count == 0, $"{what}:\n{string.Join('\n', lines)}");
    }

    [GeneratedRegex("/[0-9a-f]{24}(?=/|$)")]
    private static partial Regex Id();
}
