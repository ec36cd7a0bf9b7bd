using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Attune.EndToEnd.Lifecycle;

/// <summary>Starting, stopping, and what survives a server that dies.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task Terminate_EndsCleanly()
    {
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path);

        Assert.Equal(0, await server.TerminateAsync());
    }

    [Fact]
    public async Task SecondServer_OnTheSameData_SaysSoAndExits()
    {
        using var data = new TemporaryFolder();
        await using var first = await AttuneProcess.StartAsync(data.Path);

        await using var second = AttuneProcess.Launch(data.Path);

        Assert.NotEqual(0, await second.WaitForExitAsync());
        Assert.Contains("in use", second.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            HttpStatusCode.OK,
            (await first.Client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode
        );
    }

    [Fact]
    public async Task Kill_LosesNothingThatWasAcknowledged()
    {
        using var data = new TemporaryFolder();
        var acknowledged = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            await using var server = await AttuneProcess.StartAsync(data.Path);
            Authorize(server.Client);
            for (var i = 0; i < 20; i++)
            {
                var user = $"user-{round}-{i}";
                using var answer = await server.Client.PostAsJsonAsync(
                    $"/v1/customer/{AttuneProcess.Workspace}",
                    new
                    {
                        type = "customer",
                        customer_id = user,
                        attributes = new { points = i },
                    },
                    TestContext.Current.CancellationToken
                );
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged.Add(user);
            }

            await server.KillAsync();
        }

        await using var last = await AttuneProcess.StartAsync(data.Path);
        Authorize(last.Client);
        foreach (var user in acknowledged)
        {
            Assert.Contains("\"points\"", await ExportAsync(last.Client, user), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NoDemo_StartsAnEmptyWorkspace()
    {
        using var data = new TemporaryFolder();
        await using var server = await AttuneProcess.StartAsync(data.Path, "--no-demo");
        Authorize(server.Client);

        var metadata = await server.Client.GetStringAsync(
            "/v1/experiences/metadata",
            TestContext.Current.CancellationToken
        );

        Assert.Equal("""{"metadata":{"count":0,"experiences":[]}}""", metadata);
    }

    private static async Task<string> ExportAsync(HttpClient client, string user)
    {
        using var answer = await client.PostAsJsonAsync(
            $"/v1/customers/export?app_id={AttuneProcess.Workspace}",
            new
            {
                data = new
                {
                    identifiers = new[] { new { identifier_type = "customer_id", identifier = user } },
                    user_fields_to_export = new[] { "points" },
                },
            },
            TestContext.Current.CancellationToken
        );
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static void Authorize(HttpClient client)
    {
        var credentials = Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{AttuneProcess.Workspace}:{AttuneProcess.Key}")
        );
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        client.DefaultRequestHeaders.Add("MOE-APPKEY", AttuneProcess.Workspace);
    }
}
