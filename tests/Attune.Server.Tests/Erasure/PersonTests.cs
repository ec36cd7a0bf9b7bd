using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Jobs;
using Attune.Server.Tests.ContentApis;
using Attune.Server.Tests.Coupons;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Erasure;

public sealed class PersonTests
{
    private const string Secret = "jane.the.unique@example.com";

    [Fact]
    public async Task APerson_IsGivenAllThatIsHeldOnThem_AndThenForgottenInEveryAnswerAndEveryFile()
    {
        await using var server = await ContentApiServer.StartAsync(1);
        await PostAsync(
            server,
            "/v1/customer/SHOP",
            $$"""{"type":"customer","customer_id":"jane-1","attributes":{"email":"{{Secret}}","city":"Pune"} }"""
        );
        await PostAsync(
            server,
            "/v1/event/SHOP",
            $$"""{"type":"event","customer_id":"jane-1","actions":[{"action":"Bought","attributes":{"by":"{{Secret}}"} }]}"""
        );
        var list = (string)
            (
                await PostAsync(
                    server,
                    "/v1/coupon-list",
                    """{"name":"W","label":"welcome","expires_at":"2999-12-31","created_by":"me"}"""
                )
            )["_id"]!;
        await PostAsync(server, $"/api/v1/coupon-lists/{list}/codes", """{"codes":["ONLY-1"]}""");
        await CouponFamilyTests.PublishAsync(server, "offer", "{{ Coupons.welcome }} for {{ UserAttribute['Email'] }}");
        Assert.Equal($"ONLY-1 for {Secret}", await CouponFamilyTests.FetchAsync(server, "offer", "jane-1"));

        const string person = """{"identifier_type":"customer_id","identifier":"jane-1"}""";
        var export = await PostAsync(server, "/api/v1/users:export", person);
        Assert.Equal(Secret, (string?)export["attributes"]!["u_em"]);
        Assert.Contains(export["events"]!.AsArray(), happened => (string?)happened!["name"] == "Bought");
        Assert.Equal("ONLY-1", (string?)Assert.Single(export["coupons"]!.AsArray())!["code"]);
        Assert.True(await ContainsAsync(server, Secret));

        await PostAsync(
            server,
            "/v1/opengdpr_requests/SHOP",
            $$"""
            {"request_type":"erasure","submitted_time":"2026-03-01T12:00:00Z","api_version":"1.0",
             "identities":[{"identity_type":"email","identity_value":"{{Secret}}"}]}
            """
        );

        var (gone, _) = await server.SendAsync(HttpMethod.Post, "/api/v1/users:export", person);
        Assert.Equal(HttpStatusCode.NotFound, gone);
        var (_, usage) = await server.SendAsync(HttpMethod.Get, $"/api/v1/coupon-lists/{list}/usage");
        var use = Assert.Single(usage!["items"]!.AsArray());
        Assert.Equal(("ONLY-1", null), ((string)use!["code"]!, (string?)use["holder"]));
        Assert.DoesNotContain(
            Secret,
            (await CouponFamilyTests.FetchAsync(server, "offer", "jane-1"))!,
            StringComparison.Ordinal
        );
        var runner = server.Server.Services.GetRequiredService<JobRunner>();
        while (await runner.RunDueAsync(TestContext.Current.CancellationToken) > 0) { }
        Assert.False(await ContainsAsync(server, Secret));
    }

    [Fact]
    public async Task APersonWithoutAProfile_LosesWhatIsKeptUnderTheirId()
    {
        await using var server = await ContentApiServer.StartAsync(1);
        var list = (string)
            (
                await PostAsync(
                    server,
                    "/v1/coupon-list",
                    """{"name":"W","label":"welcome","expires_at":"2999-12-31","created_by":"me"}"""
                )
            )["_id"]!;
        await PostAsync(server, $"/api/v1/coupon-lists/{list}/codes", """{"codes":["ONLY-1"]}""");
        await CouponFamilyTests.PublishAsync(server, "offer", "{{ Coupons.welcome }}");
        Assert.Equal("ONLY-1", await CouponFamilyTests.FetchAsync(server, "offer", "nobody-7"));
        const string person = """{"identifier_type":"customer_id","identifier":"nobody-7"}""";
        Assert.Single((await PostAsync(server, "/api/v1/users:export", person))["coupons"]!.AsArray());
        await PostAsync(
            server,
            "/v1/opengdpr_requests/SHOP",
            """
            {"request_type":"erasure","submitted_time":"2026-03-01T12:00:00Z","api_version":"1.0",
             "identities":[{"identity_type":"ID","identity_value":"nobody-7"}]}
            """
        );
        var (gone, _) = await server.SendAsync(HttpMethod.Post, "/api/v1/users:export", person);
        Assert.Equal(HttpStatusCode.NotFound, gone);
    }

    private static async Task<JsonNode> PostAsync(ContentApiServer server, string path, string json)
    {
        var (status, body) = await server.SendAsync(HttpMethod.Post, path, json);
        Assert.True((int)status is 200 or 201, $"{path}: {status} {body?.ToJsonString()}");
        return body!;
    }

    private static async Task<bool> ContainsAsync(ContentApiServer server, string text)
    {
        var needle = Encoding.UTF8.GetBytes(text);
        foreach (var file in Directory.GetFiles(server.Data, "attune.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            if (bytes.ToArray().AsSpan().IndexOf(needle) >= 0)
            {
                return true;
            }
        }
        return false;
    }
}
