using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Tests.Outbound;
using Attune.Core.Webhooks;
using Attune.Server.Tests.ContentApis;

namespace Attune.Server.Tests.Coupons;

public sealed class CouponFamilyTests
{
    [Fact]
    public async Task TwoHundredClients_AskingForTheLastCoupon_GetItOnce_AndTheOwnerIsTold()
    {
        await using var receiver = Receiver();
        await using var server = await ContentApiServer.StartAsync(receiver.Port);
        var (_, webhook) = await server.SendAsync(
            HttpMethod.Post,
            "/api/v1/webhooks",
            $$"""{"name":"alerts","url":"http://127.0.0.1:{{receiver.Port}}/hook","events":["coupon_list.*"]}"""
        );
        var list = await CreateListAsync(server, "welcome");
        await AddAsync(server, list, "LAST-1");
        await PublishAsync(server, "offer", "{{ Coupons.ListName['welcome']|default('MOE_NOT_SEND') }}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(at => FetchAsync(server, "offer", $"c{at}")));

        Assert.Equal("LAST-1", Assert.Single(answers, answer => answer is not null));
        var (_, read) = await server.SendAsync(HttpMethod.Get, $"/v1/coupon-list/{list}");
        Assert.Equal((1, 0), ((int)read!["total_coupons"]!, (int)read["available_coupons"]!));

        await receiver.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        await receiver.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        var deliveries = receiver.Requests.Select(request => new Delivery(request)).ToList();
        Assert.Equal(
            ["coupon_list.exhausted", "coupon_list.shortage"],
            deliveries.Select(delivery => (string)delivery.Body["type"]!).Order()
        );
        Assert.All(
            deliveries,
            delivery =>
                Assert.Equal(
                    WebhookSignature.Compute(
                        (string)webhook!["secret"]!,
                        delivery.Header("webhook-id"),
                        DateTimeOffset.FromUnixTimeSeconds(long.Parse(delivery.Header("webhook-timestamp"), null)),
                        Encoding.UTF8.GetBytes(delivery.Text)
                    ),
                    delivery.Header("webhook-signature")
                )
        );
    }

    [Fact]
    public async Task ACoupon_IsNeitherTakenByAPreviewNorByARenderThatIsThrownAway()
    {
        await using var server = await ContentApiServer.StartAsync(1);
        var list = await CreateListAsync(server, "welcome");
        await AddAsync(server, list, "A", "B");
        await PublishAsync(server, "fails", "{{ Coupons.CouponListName['welcome'] }}{{ 'a' + 1 }}");
        await PublishAsync(server, "held-back", "{{ Coupons.welcome }}MOE_NOT_SEND");
        await PublishAsync(server, "works", "{{ Coupons.CouponListName[welcome] }}");
        Assert.Equal("B", await PreviewAsync(server, "{{ Coupons.ListName['welcome'] }}"));
        Assert.Equal("", await PreviewAsync(server, "{{ Coupons.ListName['gone'] }}"));
        Assert.Null(await FetchAsync(server, "fails", "jane"));
        Assert.Null(await FetchAsync(server, "held-back", "jane"));
        Assert.Equal(2, await AvailableAsync(server, list));
        Assert.Equal("A", await FetchAsync(server, "works", "jane"));
        Assert.Equal("A", await FetchAsync(server, "works", "jane"));
        Assert.Equal("B", await FetchAsync(server, "works", "joe"));
        Assert.Equal("", await FetchAsync(server, "works", "jim"));
        Assert.Equal(0, await AvailableAsync(server, list));
        var (_, usage) = await server.SendAsync(HttpMethod.Get, $"/api/v1/coupon-lists/{list}/usage");
        Assert.Equal(["A", "B"], usage!["items"]!.AsArray().Select(use => (string)use!["code"]!));
    }

    [Fact]
    public async Task AList_IsReadArchivedActivatedAndFilledFromAFile()
    {
        await using var files = HostileServer.Start(
            HostileServer.Private,
            async (request, stream, token) =>
            {
                var answer = request.StartsWith("POST", StringComparison.Ordinal)
                    ? HostileServer.Json("{}")
                    : "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\ncode,note\nX1,a\n\"X2\",b\nX1,c\n\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), token);
            }
        );
        await using var server = await ContentApiServer.StartAsync(files.Port);
        var list = await CreateListAsync(server, "welcome");
        var (accepted, file) = await server.SendAsync(
            HttpMethod.Post,
            $"/v1/coupon-list/{list}/files",
            $$"""{"name":"f","file_url":"http://127.0.0.1:{{files.Port}}/f.csv","file_url_auth_username":"u","file_url_auth_password":"p4ss","callback_url":"http://127.0.0.1:{{files.Port}}/done"}"""
        );
        Assert.Equal((HttpStatusCode.Created, "PENDING"), (accepted, (string?)file!["status"]));
        await files.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        await files.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        var (fetch, callback) = (files.Requests.First(), files.Requests.Last());
        Assert.Contains($"Basic {Convert.ToBase64String("u:p4ss"u8)}", fetch, StringComparison.Ordinal);
        Assert.Contains("\"added_coupons\":2", callback, StringComparison.Ordinal);
        var (_, read) = await server.SendAsync(HttpMethod.Get, $"/v1/coupon-list/{list}/files/{file["_id"]}");
        Assert.Equal(("SUCCESS", 2), ((string)read!["status"]!, (int)read["added_coupons"]!));

        var path = $"/v1/coupon-list/{list}";
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Put, $"{path}/archive")).Status);
        Assert.Equal("", await PreviewAsync(server, "{{ Coupons.welcome }}"));
        var (_, archived) = await server.SendAsync(HttpMethod.Get, "/v1/coupon-list?status=ARCHIVED");
        Assert.Equal(0, (int)Assert.Single(archived!["data"]!.AsArray())!["total_coupons"]!);
        var (past, _) = await server.SendAsync(HttpMethod.Put, $"{path}/activate", """{"expires_at":"2020-01-01"}""");
        Assert.Equal(HttpStatusCode.BadRequest, past);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await server.SendAsync(HttpMethod.Put, $"{path}/activate", """{"expires_at":"2999-01-01"}""")).Status
        );
        var (_, patched) = await server.SendAsync(HttpMethod.Patch, path, """{"name":"Other"}""");
        Assert.Equal(("Other", "ACTIVE"), ((string)patched!["name"]!, (string)patched["status"]!));
    }

    [Fact]
    public async Task Create_OfWhatCannotBe_IsRefusedInThePublishedWords()
    {
        await using var server = await ContentApiServer.StartAsync(1);
        await CreateListAsync(server, "welcome");
        (string Json, string Code)[] refused =
        [
            (
                """{"name":"welcome list","label":"x","expires_at":"2999-01-01","created_by":"me"}""",
                "duplicate-coupon-list-name"
            ),
            (
                """{"name":"x","label":"welcome","expires_at":"2999-01-01","created_by":"me"}""",
                "duplicate-coupon-list-label"
            ),
            ("""{"name":"x","label":"y","created_by":"me"}""", "missing-mandatory-attributes"),
            ("""{"name":1,"label":"y","expires_at":"2999-01-01","created_by":"me"}""", "invalid-request"),
            ("""{"name":"x","label":"y","expires_at":"soon","created_by":"me"}""", "invalid-request"),
            ("{", "invalid-request"),
        ];
        foreach (var (json, code) in refused)
        {
            var (status, body) = await server.SendAsync(HttpMethod.Post, "/v1/coupon-list", json);
            Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)body!["error"]!["code"]));
        }
    }

    private static HostileServer Receiver() =>
        HostileServer.Start(
            HostileServer.Private,
            async (_, stream, token) =>
                await stream.WriteAsync(Encoding.ASCII.GetBytes(HostileServer.Json("{}")), token)
        );

    private static async Task<string> CreateListAsync(ContentApiServer server, string label)
    {
        var (status, list) = await server.SendAsync(
            HttpMethod.Post,
            "/v1/coupon-list",
            $$"""
            {"name":"{{label}} list","label":"{{label}}","expires_at":"2999-12-31","created_by":"me",
             "alert_conditions":{"coupon_shortage_alert":{"alert":true,"threshold_count":0} } }
            """
        );
        Assert.True(status == HttpStatusCode.Created, list?.ToJsonString());
        return (string)list!["_id"]!;
    }

    private static async Task AddAsync(ContentApiServer server, string list, params string[] codes)
    {
        var (status, added) = await server.SendAsync(
            HttpMethod.Post,
            $"/api/v1/coupon-lists/{list}/codes",
            new JsonObject { ["codes"] = new JsonArray([.. codes.Select(code => (JsonNode?)code)]) }.ToJsonString()
        );
        Assert.Equal((HttpStatusCode.Created, codes.Length), (status, (int)added!["added_coupons"]!));
    }

    private static async Task<int> AvailableAsync(ContentApiServer server, string list) =>
        (int)(await server.SendAsync(HttpMethod.Get, $"/v1/coupon-list/{list}")).Body!["available_coupons"]!;

    internal static async Task PublishAsync(ContentApiServer server, string key, string template)
    {
        var experience = new JsonObject
        {
            ["key"] = key,
            ["name"] = key,
            ["audiences"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "All Users",
                    ["variations"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "Default",
                            ["percentage"] = 100,
                            ["variables"] = new JsonArray(
                                new JsonObject
                                {
                                    ["name"] = "v",
                                    ["data_type"] = "string",
                                    ["value"] = template,
                                }
                            ),
                        }
                    ),
                }
            ),
        };
        var (status, created) = await server.SendAsync(
            HttpMethod.Post,
            "/api/v1/experiences",
            experience.ToJsonString()
        );
        Assert.True(status == HttpStatusCode.Created, created?.ToJsonString());
        var (published, answer) = await server.SendAsync(
            HttpMethod.Post,
            $"/api/v1/experiences/{created!["id"]}:publish",
            ifMatch: "*"
        );
        Assert.True(published == HttpStatusCode.OK, answer?.ToJsonString());
    }

    internal static async Task<string?> FetchAsync(ContentApiServer server, string key, string customer)
    {
        var (status, body) = await server.SendAsync(
            HttpMethod.Post,
            "/v1/experiences/fetch",
            $$"""{"identifiers":{"customer_id":"{{customer}}"},"experience_key":["{{key}}"]}"""
        );
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        return (string?)body!["experiences"]?[key]?["payload"]?["v"]?["value"];
    }

    private static async Task<string?> PreviewAsync(ContentApiServer server, string template)
    {
        var request = new JsonObject
        {
            ["request_id"] = "1",
            ["personalization_content"] = new JsonObject { ["payload"] = new JsonObject { ["t"] = template } },
            ["personalization_details"] = new JsonObject { ["channel"] = "SMS" },
        };
        var (_, body) = await server.SendAsync(
            HttpMethod.Post,
            "/core-services/v1/personalization/preview",
            request.ToJsonString()
        );
        return (string?)body!["personalized_content"]!["payload"]!["t"];
    }

    private sealed class Delivery(string request)
    {
        public string Text { get; } = request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

        public JsonNode Body => JsonNode.Parse(Text)!;

        public string Header(string name) =>
            request
                .Split("\r\n")
                .First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..]
                .Trim();
    }
}
