using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Segments;

/// <summary>The published segments API over the whole server (wire.md 5.8).</summary>
public sealed class SegmentApiTests : IDisposable
{
    private const string Secret = "operator-0123456789";
    private readonly TestFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFilterSegment_IsMade_Listed_Read_AndChanged()
    {
        await using var server = await StartAsync();
        var (status, created) = await SendAsync(server, "POST", "/v3/custom-segments", Named("gold users", Gold));
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("custom_segment", (string?)created["type"]);
        Assert.Matches("^[A-Za-z0-9]{8}$", (string?)created["response_id"]);
        var data = created["data"]!;
        Assert.Equal("ELASTIC_SEARCH", (string?)data["type"]);
        Assert.Equal("API", (string?)data["source"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$", (string?)data["created_time"]);
        Assert.Contains("gold", (string?)data["description"]);
        var id = (string)data["id"]!;

        var (_, listed) = await SendAsync(server, "GET", "/v3/custom-segments?name=gold%20users");
        Assert.Equal(id, (string?)listed["data"]!.AsArray().Single()!["id"]);
        var (_, none) = await SendAsync(server, "GET", "/v3/custom-segments?name=other");
        Assert.Empty(none["data"]!.AsArray());

        var (patched, changed) = await SendAsync(
            server,
            "PATCH",
            $"/v3/custom-segments/{id}",
            $$"""{"name":"silver users","included_filters":{{Filter("silver")}} ,"updated_by":"admin@example.com"}"""
        );
        Assert.Equal(HttpStatusCode.OK, patched);
        Assert.Equal("silver users", (string?)changed["data"]!["name"]);
        var (_, read) = await SendAsync(server, "GET", $"/v3/custom-segments/{id}");
        Assert.Equal("silver users", (string?)read["data"]![0]!["name"]);
    }

    private static readonly string[] PublishedFilters =
    [
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"in","value":["Chandan","Kumar"],"negate":false,"case_sensitive":false}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"in","value":"active"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"contains","value":"a","case_sensitive":true}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"containsInTheFollowing","value":["a"]}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"startWithInTheFollowing","value":["a"]}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"endsWithInTheFollowing","value":["a"],"negate":true}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"exists"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"string","operator":"is","value":"a"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"double","operator":"in","value":[1,2.5]}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"double","operator":"between","value":1,"value1":5}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"double","operator":"lessThan","value":5}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"double","operator":"greaterThan","value":5}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"double","operator":"exists"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"bool","operator":"is","value":true}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"bool","operator":"exists","negate":true}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"inTheLast","value":30}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"inTheNext","value":"3"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"on","value":"2022-12-21T00:00:00.000Z"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"between","value":"2022-12-21T00:00:00.000Z","value1":"2022-12-31T00:00:00.000Z"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"before","value":"2022-12-21T00:00:00.000Z"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"after","value":"2022-12-21T00:00:00.000Z"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"exists"}""",
        """{"filter_type":"user_attributes","name":"n","data_type":"datetime","operator":"today"}""",
        """{"filter_type":"actions","action_name":"EMAIL_SENT","executed":true,"attributes":{"filter_operator":"and","filters":[]},"execution":{"type":"atleast","count":1},"primary_time_range":{"type":"inTheLast","value_type":"relative_past","value":"30","period_unit":"days"}}""",
        """{"filter_type":"actions","action_name":"MOE_EMAIL_SENT","executed":true,"attributes":{"filter_operator":"and","filters":[]},"execution":{"count":1,"type":"atleast"},"primary_time_range":{"type":"between","value":"2023-02-15T00:00:00.000Z","value1":"2023-02-24T23:59:59.999Z","value_type":"absolute","period_unit":"days"}}""",
        """{"filter_type":"actions","action_name":"E","executed":false,"execution":{"type":"exactly","count":2},"primary_time_range":{"type":"before","value_type":"relative_past","value":"2","period_unit":"weeks"}}""",
        """{"filter_type":"actions","action_name":"E","executed":true,"execution":{"type":"firstTime","count":1},"primary_time_range":{"type":"after","value_type":"absolute","value":"2022-12-21T00:00:00.000Z","period_unit":"months"}}""",
        """{"filter_type":"actions","action_name":"E","executed":true,"execution":{"type":"lastTime","count":1},"primary_time_range":{"type":"on","value_type":"absolute","value":"2022-12-21T00:00:00.000Z","period_unit":"days"}}""",
        """{"filter_type":"actions","action_name":"E","executed":true,"execution":{"type":"atmost","count":3},"primary_time_range":{"type":"inTheLast","value_type":"relative_past","value":"3","period_unit":"months"},"attributes":{"filter_operator":"or","filters":[{"filter_type":"user_attributes","name":"price","data_type":"double","operator":"greaterThan","value":10}]}}""",
    ];

    [Fact]
    public async Task EveryFilterOfThePublishedSchema_MakesASegment()
    {
        await using var server = await StartAsync();
        foreach (var filter in PublishedFilters)
        {
            var group = $$"""{"filter_operator":"or","filters":[{{filter}}] }""";
            var (status, body) = await SendAsync(
                server,
                "POST",
                "/v3/custom-segments",
                Named(Guid.NewGuid().ToString(), group)
            );
            Assert.True(status == HttpStatusCode.Created, filter + body.ToJsonString());
        }
    }

    [Fact]
    public async Task Refusals_HaveTheDocumentedWords()
    {
        await using var server = await StartAsync();
        var (_, first) = await SendAsync(server, "POST", "/v3/custom-segments", Named("first", Gold));
        var id = (string)first["data"]!["id"]!;

        await RefusedAsync(
            "POST",
            "",
            Named("first", Filter("other")),
            409,
            "Resource not created",
            "same name: first"
        );
        var same = await RefusedAsync("POST", "", Named("second", Gold), 409, "Resource not created", "given filters");
        Assert.Equal("first", (string?)same["existing_cs_name"]);
        Assert.Equal(id, (string?)same["existing_cs_id"]);
        await RefusedAsync("POST", "", Named("<b>x</b>", Filter("x")), 400, "Invalid Request", "HTML characters");
        await RefusedAsync(
            "POST",
            "",
            Named("third", Filter("x").Replace("\"is\"", "\"like\"", StringComparison.Ordinal)),
            400,
            "Invalid Request",
            "included_filters.filters[0].operator"
        );
        await RefusedAsync("POST", "", "{", 400, "Invalid request", "Invalid request format");
        await RefusedAsync(
            "PATCH",
            "/638a051185b6b50a018cacc1",
            Named("x", Filter("y")),
            404,
            "Entity Not Found",
            "Custom segment not found with the given id: 638a051185b6b50a018cacc1"
        );

        var (_, second) = await SendAsync(server, "POST", "/v3/custom-segments", Named("outer", Nested("first")));
        Assert.NotNull(second["data"]);
        await RefusedAsync(
            "PATCH",
            $"/{id}",
            Named("first", Nested("outer")),
            412,
            "Cyclic Entity",
            "Circular reference detected in the custom segment definition."
        );
        var deep = Gold;
        for (var level = 0; level < 12; level++)
        {
            deep = $$"""{"filter_operator":"and","filters":[{"filter_type":"group",{{deep[1..]}} ] }""";
        }
        var refused = await RefusedAsync("POST", "", Named("deep", deep), null, null, "");
        Assert.Contains((string?)refused["code"], (string[])["Query has too many nesting levels", "Invalid Request"]);

        async Task<JsonNode> RefusedAsync(
            string method,
            string path,
            string body,
            int? status,
            string? code,
            string message
        )
        {
            var (was, answer) = await SendAsync(server, method, "/v3/custom-segments" + path, body);
            Assert.Equal("custom_segment", (string?)answer["type"]);
            Assert.Matches("^[A-Za-z0-9]{8}$", (string?)answer["response_id"]);
            var error = answer["error"]!;
            if (status is { } wanted)
            {
                Assert.True(wanted == (int)was, answer.ToJsonString());
                Assert.Equal(code, (string?)error["code"]);
            }
            Assert.Contains(message, (string?)error["message"]);
            return error;
        }
    }

    [Fact]
    public async Task AFileSegment_IsMadeFromAnAddress_ChangedByFiles_AndReported()
    {
        await using var files = await FileHost.StartAsync();
        await using var server = await StartAsync($"--Attune:Outbound:AllowedHosts={files.Host}");
        await TrackAsync(server, Enumerable.Range(0, 30).Select(id => $"c{id}"));
        files["first.csv"] = "ID\nc0\nc1\nnobody\nbad,value\nc2";
        files["more.csv"] = "c3\nc4";
        files["less.csv"] = "c0";

        var (status, accepted) = await SendAsync(
            server,
            "POST",
            "/v2/custom-segments/file-segment",
            FileBody("first.csv", ",\"expiry_time\":30"),
            "text/csv"
        );
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("File-segment creation request accepted", (string?)accepted["message"]);
        var id = (string)accepted["cs_id"]!;
        var callback = await files.CallbackAsync();
        Assert.Equal(201, (int)callback["status"]!);
        Assert.Equal(
            (5, 4, 3),
            ((int)callback["values_found"]!, (int)callback["values_processed"]!, (int)callback["user_count"]!)
        );
        Assert.Equal("SHOP", (string?)callback["db_name"]);
        Assert.Equal("chosen", (string?)callback["segment_name"]);

        await SendAsync(server, "PUT", "/v2/custom-segments/file-segment/add-users", FileBody("more.csv", ""));
        await files.CallbackAsync();
        Assert.Equal(5, (int)(await ReadAsync(server, id))["members"]!);
        await SendAsync(server, "PUT", "/v2/custom-segments/file-segment/remove-users", FileBody("less.csv", ""));
        await files.CallbackAsync();
        Assert.Equal(4, (int)(await ReadAsync(server, id))["members"]!);
        await SendAsync(server, "PUT", "/v2/custom-segments/file-segment/replace", FileBody("less.csv", ""));
        await files.CallbackAsync();
        Assert.Equal(1, (int)(await ReadAsync(server, id))["members"]!);

        await SendAsync(server, "PUT", "/v2/custom-segments/file-segment/add-users", FileBody("absent.csv", ""));
        var failed = await files.CallbackAsync();
        Assert.Equal(400, (int)failed["status"]!);
        Assert.StartsWith("File download failed.", (string?)failed["error_message"]);

        var (archived, _) = await SendAsync(server, "PATCH", "/v2/custom-segments/archive", """{"name":"chosen"}""");
        Assert.Equal(HttpStatusCode.Accepted, archived);
        var (_, listed) = await SendAsync(server, "GET", "/v3/custom-segments");
        Assert.Empty(listed["data"]!.AsArray());
        var (forbidden, _) = await SendAsync(server, "PATCH", $"/v3/custom-segments/{id}", Named("chosen", Gold));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden);

        string FileBody(string file, string rest) =>
            $$"""{"name":"chosen","attribute_name":"ID","attribute_type":"string","file_url":"{{files.Url(file)}}","callback_url":"{{files.Url("callback")}}"{{rest}} }""";
    }

    [Theory]
    [InlineData(
        """{"name":"x","attribute_name":"ID","attribute_type":"string","file_url":"https://example.com/a.csv"}""",
        "expiry_time"
    )]
    [InlineData(
        """{"name":"x","attribute_name":"colour","attribute_type":"string","file_url":"https://example.com/a.csv","expiry_time":3}""",
        "attribute_name"
    )]
    [InlineData(
        """{"name":"x","attribute_name":"ID","attribute_type":"bool","file_url":"ftp://example.com","expiry_time":3}""",
        "file_url"
    )]
    [InlineData("""{"name":"x","attribute_name":"ID","attribute_type":"string","expiry_time":3}""", "file_url")]
    public async Task AFileSegmentThatMakesNoSense_IsRefused_WithTheField(string body, string field)
    {
        await using var server = await StartAsync();

        var (status, answer) = await SendAsync(server, "POST", "/v2/custom-segments/file-segment", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Invalid Request", (string?)answer["title"]);
        Assert.Contains(field, (string?)answer["description"]);
    }

    [Fact]
    public async Task AnUnknownName_IsNotFound_InTheFamilysWords()
    {
        await using var server = await StartAsync();

        var (status, answer) = await SendAsync(server, "PATCH", "/v2/custom-segments/archive", """{"name":"x"}""");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("Entity Not Found", (string?)answer["title"]);
        Assert.Equal("Segment not found with the given name: x", (string?)answer["description"]);
    }

    [Fact]
    public async Task ASentFile_DecidesWhoIsServed_FromTheMomentItIsDone()
    {
        await using var server = await StartAsync();
        await TrackAsync(server, ["jane", "june"]);
        var (created, segment) = await SendAsync(server, "POST", "/api/v1/file-segments", """{"name":"chosen"}""");
        Assert.Equal(HttpStatusCode.Created, created);
        var id = (string)segment["id"]!;
        await PublishAsync(server, id);
        Assert.False(await IsServedAsync(server, "jane"));

        var (accepted, upload) = await SendAsync(
            server,
            "PUT",
            $"/api/v1/file-segments/{id}/members?operation=replace",
            "jane\n",
            "text/csv"
        );
        Assert.Equal(HttpStatusCode.Accepted, accepted);
        await DoneAsync(server, id, (string)upload["id"]!);

        Assert.True(await IsServedAsync(server, "jane"));
        Assert.False(await IsServedAsync(server, "june"));

        var (used, refusal) = await SendAsync(server, "DELETE", $"/api/v1/file-segments/{id}");
        Assert.Equal(HttpStatusCode.Conflict, used);
        Assert.Contains("segment-banner", refusal.ToJsonString());
    }

    private static string Gold => Filter("gold");

    private static string Filter(string tier) =>
        $$"""{"filter_operator":"and","filters":[{"filter_type":"user_attributes","name":"tier","data_type":"string","operator":"is","value":"{{tier}}"} ] }""";

    private static string Nested(string name) =>
        $$"""{"filter_operator":"and","filters":[{"filter_type":"custom_segments","name":"{{name}}"} ] }""";

    private static string Named(string name, string filters) =>
        $$"""{"name":"{{name}}","included_filters":{{filters}} }""";

    private async Task<RunningServer> StartAsync(params string[] settings)
    {
        var server = await RunningServer.StartAsync(
            folder.Path,
            ["--ATTUNE_WORKSPACE=SHOP", $"--ATTUNE_API_KEY={Secret}", "--Attune:Demo=false", .. settings]
        );
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"SHOP:{Secret}"))
        );
        server.Client.DefaultRequestHeaders.Add("MOE-APPKEY", "SHOP");
        return server;
    }

    private static async Task TrackAsync(RunningServer server, IEnumerable<string> customers)
    {
        foreach (var customer in customers)
        {
            var (status, body) = await SendAsync(
                server,
                "POST",
                "/v1/customer/SHOP",
                $$"""{"type":"customer","customer_id":"{{customer}}","attributes":{"colour":"red"} }"""
            );
            Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        }
    }

    private static async Task PublishAsync(RunningServer server, string segmentId)
    {
        var (status, created) = await SendAsync(
            server,
            "POST",
            "/api/v1/experiences",
            $$"""
            {"name":"The segment banner","key":"segment-banner",
             "audiences":[{"name":"Chosen",
              "rule":{"included_filters":{"filter_operator":"and","filters":[
               {"filter_type":"custom_segments","id":"{{segmentId}}"}
              ] } },
              "variations":[{"name":"Default","percentage":100,
               "variables":[{"name":"Title","data_type":"string","value":"Hello"}]}]}]}
            """
        );
        Assert.True(status == HttpStatusCode.Created, created.ToJsonString());
        await SendAsync(server, "POST", $"/api/v1/experiences/{(string)created["id"]!}:publish", null);
    }

    private static async Task<bool> IsServedAsync(RunningServer server, string customer)
    {
        var (_, body) = await SendAsync(
            server,
            "POST",
            "/v1/experiences/fetch",
            $$"""{"identifiers":{"customer_id":"{{customer}}" },"experience_key":["segment-banner"]}"""
        );
        return body["experiences"]!.AsObject().ContainsKey("segment-banner");
    }

    private static async Task<JsonNode> ReadAsync(RunningServer server, string id) =>
        (await SendAsync(server, "GET", $"/api/v1/file-segments/{id}")).Body;

    private static async Task DoneAsync(RunningServer server, string id, string upload)
    {
        while (true)
        {
            var (_, body) = await SendAsync(server, "GET", $"/api/v1/file-segments/{id}/uploads/{upload}");
            if ((double)body["progress"]! >= 1)
            {
                Assert.Equal("done", (string?)body["state"]);
                return;
            }
            await Task.Yield();
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(
        RunningServer server,
        string method,
        string path,
        string? body = null,
        string type = "application/json"
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }
        using var response = await server.Client.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return (response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }
}
