namespace Attune.EndToEnd.Contracts;

/// <summary>
/// The wire format's own OpenAPI documents in a validating proxy in front of the server: every documented call passes,
/// but for what docs/deviations.md lists, and all of that is there to be seen.
/// </summary>
public sealed class PublishedSchemaTests
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

        await SendAsync("moengage-personalize-experience-openapi.yml", WireCalls.Personalize());
        await SendAsync("moengage-data-openapi.yml", WireCalls.Data());
        await SendAsync("moengage-gdpr-ccpa-openapi.yml", WireCalls.Privacy());

        var listed = Deviations.Read();
        AssertNone("not listed in docs/deviations.md", seen.Except(listed));
        AssertNone("listed there, and not seen", listed.Except(seen));

        async Task SendAsync(string document, IEnumerable<Call> calls)
        {
            await using var proxy = await ValidatingProxy.StartAsync(Path.Combine(folder, document), server, "/v1");
            foreach (var call in calls)
            {
                var (status, body, violations) = await proxy.SendAsync(call);
                Assert.True((int)status == call.Status, $"{call}\n{status}: {body}\n{string.Join('\n', violations)}");
                foreach (var violation in violations.Where(violation => Concerns(call, violation)))
                {
                    var path = call.Path.Split('?')[0].Replace(AttuneProcess.Workspace, "{workspace}");
                    seen.Add(($"{call.Method} {path}", Describe(violation, call)));
                }
            }
        }
    }

    // What is wrong with a request that is meant to be refused is no deviation of the server.
    private static bool Concerns(Call call, Violation violation) =>
        call.Status == 200 || violation.Place.StartsWith("response", StringComparison.Ordinal);

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
}
