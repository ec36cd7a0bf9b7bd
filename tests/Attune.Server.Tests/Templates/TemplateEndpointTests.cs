using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Content;
using Attune.Server.Preview;
using Attune.Server.Tests.Content;

namespace Attune.Server.Tests.Templates;

public sealed class TemplateEndpointTests
{
    private const string Path = "/v1.0/custom-templates";

    [Theory]
    [InlineData("sms", """{"message":"Hi"}""")]
    [InlineData("osm", """{"payload":"<b/>","template_type":"BANNER"}""")]
    [InlineData("inapp", """{"payload":"<b/>","inapp_template_type":"inapp_html"}""")]
    [InlineData("email", """{"email_content":"x","subject":"s","thumbnail_url":"t","sender_name":"n"}""")]
    public async Task Create_InEachChannel_IsStoredWholeAndFound(string channel, string details)
    {
        await using var server = await ContentServer.StartAsync();
        var template = Template(details);
        template["basic_details"]!["not_in_the_schema"] = new JsonArray(1, "two");
        var (status, body) = await server.PostAsync($"{Path}/{channel}", template.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, status);
        var id = (string)body!["external_template_id"]!;
        Assert.True(Guid.TryParse(id, out _));

        var found = Assert.Single(await SearchAsync(server, channel));
        Assert.Equal(id, (string?)found!["external_template_id"]);
        Assert.Equal(1, (int?)found["version"]);
        Assert.True(JsonNode.DeepEquals(template["basic_details"], found["basic_details"]), found.ToJsonString());
        Assert.Equal("API", (string?)found["meta_info"]!["template_source"]);
        Assert.Equal("2026-03-01T12:00:15.000000", (string?)found["created_at"]);
    }

    [Fact]
    public async Task Push_IsRenderedByPreviewAsTheStoredRecord()
    {
        await using var server = await ContentServer.StartAsync();
        var (_, created) = await server.PostAsync($"{Path}/push", Push().ToJsonString());
        var preview = new JsonObject
        {
            ["request_id"] = "1",
            ["personalization_content"] = new JsonObject
            {
                ["custom_template_data"] = new JsonObject
                {
                    ["template_id"] = (string)created!["external_template_id"]!,
                    ["version"] = "1",
                },
            },
            ["personalization_details"] = new JsonObject
            {
                ["channel"] = "PUSH",
                ["user_attributes"] = new JsonObject { ["First Name"] = "Ada" },
            },
        };
        var (status, body) = await server.PostAsync(PreviewEndpoints.Path, preview.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, status);
        var record = body!["personalized_content"]!["payload"]!["data"]![0]!;
        Assert.Equal("Hi Ada", (string?)record["ANDROID"]!["basic_details"]!["title"]);
        Assert.Equal("PUSH", (string?)record["meta_info"]!["channel"]);
        Assert.Equal(
            [
                "meta_info",
                "external_template_id",
                "version",
                "ANDROID",
                "created_by",
                "created_at",
                "updated_by",
                "updated_at",
            ],
            record.AsObject().Select(member => member.Key)
        );
    }

    [Fact]
    public async Task Push_WithPlatformsThatDoNotMatch_IsRefusedAsDocumented()
    {
        await using var server = await ContentServer.StartAsync();
        var template = Push();
        template["IOS"] = template["ANDROID"]!.DeepClone();
        template["IOS"]!["basic_details"]!["summary"] = "s";
        template.Remove("ANDROID");
        var details = await RefuseAsync(server, "push", template);
        Assert.Contains("NotSupported|['summary']|['summary'] are not expected in this request.", details);
        Assert.Contains("MissingValue|platform|Template Body is missing for ANDROID.", details);
        Assert.Contains(
            "MissingValue|platform|IOS is missing in meta_info but template body is passed for IOS.",
            details
        );
    }

    [Fact]
    public async Task Create_NamesAllMistakesAtOnce()
    {
        await using var server = await ContentServer.StartAsync();
        var details = await RefuseAsync(
            server,
            "osm",
            JsonNode
                .Parse(
                    """{"basic_details":{"payload":"","template_type":"WINDOW"},"IOS":{},"meta_info":{"template_id":5,"created_by":"a"}}"""
                )!
                .AsObject()
        );
        Assert.Equal(
            [
                "NotSupported|['IOS']|['IOS'] are not expected in this request.",
                "InvalidValue|template_id|template_id value is invalid.",
                "MissingValue|template_name|template_name attribute is missing in meta_info.",
                "MissingValue|template_version|template_version attribute is missing in meta_info.",
                "MissingValue|payload|payload value is required but value is passed empty.",
                "InvalidValue|template_type|template_type value is invalid.",
            ],
            details
        );
    }

    [Fact]
    public async Task Create_OfTheSameIdAndVersion_IsADuplicate()
    {
        await using var server = await ContentServer.StartAsync();
        await server.PostAsync($"{Path}/sms", Sms("basicios12", "12").ToJsonString());
        var (status, body) = await server.PostAsync($"{Path}/sms", Sms("basicios12", "12").ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Duplicate - template_id and template_version", (string?)body!["error"]!["message"]);
        Assert.Equal(
            "template_id:basicios12 template_version:12 is already present.",
            (string?)body["error"]!["details"]![0]!["message"]
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await server.PostAsync($"{Path}/sms", Sms("basicios12", "13").ToJsonString())).Status
        );
    }

    [Fact]
    public async Task Create_BeyondTheQuota_IsRefusedAsDocumented()
    {
        await using var server = await ContentServer.StartAsync(new ContentLimits { TemplatesPerChannel = 1 });
        await server.PostAsync($"{Path}/sms", Sms("a", "1").ToJsonString());
        var (status, body) = await server.PostAsync($"{Path}/sms", Sms("b", "1").ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Maximum Template limit exceeded", (string?)body!["error"]!["message"]);
    }

    [Fact]
    public async Task Update_MakesTheNextVersion_AndKeepsTheOneBefore()
    {
        await using var server = await ContentServer.StartAsync();
        var (_, created) = await server.PostAsync(
            $"{Path}/osm",
            Template("""{"payload":"one","template_type":"NUDGE"}""").ToJsonString()
        );
        var id = (string)created!["external_template_id"]!;
        var (status, body) = await server.PutAsync(
            $"{Path}/osm",
            new
            {
                external_template_id = id,
                update_campaigns = false,
                basic_details = new { payload = "two" },
                meta_info = new
                {
                    template_name = "New name",
                    template_version = "2",
                    updated_by = "b@example.com",
                },
            }
        );
        Assert.Equal((HttpStatusCode.OK, id), (status, (string?)body!["external_template_id"]));

        var latest = Assert.Single(await SearchAsync(server, "osm"))!;
        Assert.Equal((2, "two"), ((int)latest["version"]!, (string)latest["basic_details"]!["payload"]!));
        Assert.Equal("NUDGE", (string?)latest["basic_details"]!["template_type"]);
        Assert.Equal("New name", (string?)latest["meta_info"]!["template_name"]);
        Assert.Equal(
            ("a@example.com", "b@example.com"),
            ((string)latest["created_by"]!, (string)latest["updated_by"]!)
        );

        var first = Assert.Single(
            await SearchAsync(
                server,
                "osm",
                new JsonObject
                {
                    ["template_ids"] = new JsonArray(new JsonObject { ["external_template_id"] = id, ["version"] = 1 }),
                }
            )
        )!;
        Assert.Equal("one", (string?)first["basic_details"]!["payload"]);
    }

    [Fact]
    public async Task Update_OfAnEmailInPlace_KeepsTheVersion()
    {
        await using var server = await ContentServer.StartAsync();
        var details = """{"email_content":"one","subject":"s","thumbnail_url":"t","sender_name":"n"}""";
        var (_, created) = await server.PostAsync($"{Path}/email", Template(details).ToJsonString());
        var (status, _) = await server.PutAsync(
            $"{Path}/email",
            new
            {
                external_template_id = (string)created!["external_template_id"]!,
                update_latest_version = true,
                basic_details = new { email_content = "two" },
                meta_info = new { updated_by = "b@example.com" },
            }
        );
        Assert.Equal(HttpStatusCode.OK, status);
        var found = Assert.Single(await SearchAsync(server, "email"))!;
        Assert.Equal((1, "two"), ((int)found["version"]!, (string)found["basic_details"]!["email_content"]!));
    }

    [Theory]
    [InlineData("""["http://a/b.pdf"]""")]
    [InlineData("""["https://a/b.exe"]""")]
    [InlineData("""["https://a/b"]""")]
    public async Task Email_WithAnAttachmentThatIsNotAllowed_IsRefused(string attachments)
    {
        await using var server = await ContentServer.StartAsync();
        var template = Template("""{"email_content":"x","subject":"s","thumbnail_url":"t","sender_name":"n"}""");
        template["basic_details"]!["attachments"] = JsonNode.Parse(attachments);
        Assert.Equal(
            ["InvalidValue|attachments|attachments value is invalid."],
            await RefuseAsync(server, "email", template)
        );
    }

    [Fact]
    public async Task Emails_AreFoundAsGroups()
    {
        await using var server = await ContentServer.StartAsync();
        var (_, parent) = await server.PostAsync($"{Path}/email", Email("p", "en", null).ToJsonString());
        var group = (string)parent!["external_template_id"]!;
        await server.PostAsync($"{Path}/email", Email("c", "de", group).ToJsonString());
        await server.PostAsync($"{Path}/email", Email("alone", null, null).ToJsonString());
        var groups = await SearchAsync(
            server,
            "email",
            new JsonObject { ["is_grouped_response"] = true, ["sort_params"] = ByName() }
        );
        Assert.Equal(["alone", "p"], groups.Select(each => (string?)each!["meta_info"]!["template_id"]));
        Assert.Equal((2, 2), ((int)groups[1]!["total_templates"]!, (int)groups[1]!["unique_locale_count"]!));
        var members = await SearchAsync(server, "email", new JsonObject { ["group_id"] = group });
        Assert.Equal(2, members.Count);
        Assert.Equal(
            ["InvalidValue|group_id|group_id value is invalid."],
            await RefuseAsync(server, "email", Email("x", null, "unknown"))
        );
    }

    [Fact]
    public async Task Update_OfAnUnknownTemplate_SaysSo()
    {
        await using var server = await ContentServer.StartAsync();
        var (status, body) = await server.PutAsync(
            $"{Path}/sms",
            new { external_template_id = "9925c8", meta_info = new { updated_by = "a@example.com" } }
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Invalid template id", (string?)body!["error"]!["message"]);
        Assert.Equal("9925c8 is invalid template id.", (string?)body["error"]!["details"]![0]!["message"]);
    }

    [Fact]
    public async Task Search_PagesAndSorts()
    {
        await using var server = await ContentServer.StartAsync();
        for (var number = 0; number < 20; number++)
        {
            await server.PostAsync($"{Path}/sms", Sms($"t{number:00}", "1").ToJsonString());
        }
        var second = await SearchAsync(server, "sms", new JsonObject { ["page"] = 2, ["sort_params"] = ByName() });
        Assert.Equal(
            ["t15", "t16", "t17", "t18", "t19"],
            second.Select(each => (string?)each!["meta_info"]!["template_name"])
        );
    }

    [Fact]
    public async Task Search_WithoutPages_IsRefused()
    {
        await using var server = await ContentServer.StartAsync();
        var (status, body) = await server.PostAsync($"{Path}/sms/search", """{"entries":16}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Some of the field values are invalid", (string?)body!["description"]);
        Assert.Equal(["page", "entries"], body["details"]!.AsArray().Select(detail => (string?)detail!["target"]));
    }

    [Fact]
    public async Task WrongKey_IsForbiddenAsDocumented()
    {
        await using var server = await ContentServer.StartAsync();
        server.Server.Client.DefaultRequestHeaders.Authorization = Tests.Hosting.ProbeServer.Basic(
            Tests.Hosting.TestKeyRing.Workspace,
            "wrong"
        );
        var (status, body) = await server.PostAsync($"{Path}/sms", Sms("a", "1").ToJsonString());
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("Invalid APP_SECRET_KEY is provided.", (string?)body!["error"]!["details"]![0]!["message"]);
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("osm")]
    [InlineData("in-app")]
    public async Task Answers_FitThePublishedSchema(string name)
    {
        var schema = PublishedContent.Load($"moengage-{name}-templates-openapi.yml");
        var channel = name.Replace("-", "", StringComparison.Ordinal);
        await using var server = await ContentServer.StartAsync();
        var template = Template(
            """{"message":"m","payload":"p","template_type":"BANNER","inapp_template_type":"INAPP_HTML"}"""
        );
        var (created, id) = await server.PostAsync($"{Path}/{channel}", template.ToJsonString());
        schema.AssertTakes($"/custom-templates/{channel}", "post", (int)created, id);
        var (refused, error) = await server.PostAsync($"{Path}/{channel}", "{}");
        schema.AssertTakes($"/custom-templates/{channel}", "post", (int)refused, error);
        var (found, page) = await server.PostAsync($"{Path}/{channel}/search", """{"page":1,"entries":15}""");
        schema.AssertTakes($"/custom-templates/{channel}/search", "post", (int)found, page);
    }

    private static JsonArray ByName() => new(new JsonObject { ["template_name"] = "ASCENDING" });

    private static JsonObject Sms(string id, string version)
    {
        var template = Template("""{"message":"Hi"}""");
        template["meta_info"]!["template_id"] = id;
        template["meta_info"]!["template_name"] = id;
        template["meta_info"]!["template_version"] = version;
        return template;
    }

    private static JsonObject Email(string id, string? locale, string? group)
    {
        var template = Template("""{"email_content":"x","subject":"s","thumbnail_url":"t","sender_name":"n"}""");
        var meta = template["meta_info"]!.AsObject();
        meta["template_id"] = id;
        meta["template_name"] = id;
        meta["variation"] = 1;
        if (locale is not null)
        {
            meta["locale"] = locale;
        }
        if (group is not null)
        {
            meta["group_id"] = group;
        }
        return template;
    }

    private static JsonObject Template(string details) =>
        new()
        {
            ["basic_details"] = JsonNode.Parse(details),
            ["meta_info"] = new JsonObject
            {
                ["created_by"] = "a@example.com",
                ["template_id"] = "id",
                ["template_name"] = "Name",
                ["template_version"] = "1",
            },
        };

    private static JsonObject Push()
    {
        var template = Template("{}");
        template.Remove("basic_details");
        template["meta_info"]!["platform"] = new JsonArray("ANDROID");
        template["meta_info"]!["template_style"] = "BASIC";
        template["ANDROID"] = JsonNode.Parse(
            """
            {"basic_details":{"title":"Hi {{UserAttribute['First Name']}}","message":"m","default_click_action":"DEEPLINKING",
             "default_click_action_value":"https://www.example.com","key_value_pairs":[{"key":"q","value":"tree"}]},
             "advanced":{"dismissal_time_value":1,"dismissal_time_multiplier":"hours"}}
            """
        );
        return template;
    }

    private static async Task<string[]> RefuseAsync(ContentServer server, string channel, JsonObject template)
    {
        var (status, body) = await server.PostAsync($"{Path}/{channel}", template.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        return
        [
            .. body!["error"]!["details"]!
                .AsArray()
                .Select(detail => $"{detail!["code"]}|{detail["target"]}|{detail["message"]}"),
        ];
    }

    private static async Task<JsonArray> SearchAsync(ContentServer server, string channel, JsonObject? more = null)
    {
        var query = more ?? [];
        query["page"] ??= 1;
        query["entries"] ??= 15;
        var (status, body) = await server.PostAsync($"{Path}/{channel}/search", query.ToJsonString());
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        return body!["data"]!.AsArray();
    }
}
