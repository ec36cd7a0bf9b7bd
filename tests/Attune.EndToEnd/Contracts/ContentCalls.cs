using System.Text.Json.Nodes;

namespace Attune.EndToEnd.Contracts;

/// <summary>The documented calls of the content families, each using what the one before answered.</summary>
internal static class ContentCalls
{
    private const string WrongKey = "this-is-not-the-key-0123456789";
    private const string Meta =
        "\"meta_info\":{\"created_by\":\"john.doe@example.com\",\"template_id\":\"t1\",\"template_name\":\"Shipping\",\"template_version\":\"1\"";

    public static async Task SendBlocksAsync(Func<Call, Task<JsonNode?>> send)
    {
        const string path = "/v1/external/campaigns/content-blocks";
        const string block =
            """{"name":"Summer_Sale_Header","label":"summer_header","description":"Header","content_type":"HTML","raw_content":"<h1>Sale</h1>","images_used":[],"status":"ACTIVE","created_by":"marketing@example.com","content_block_used":[],"source":"ENGAGE"}""";
        await send(WireCalls.Post(path, block));
        await send(WireCalls.Post(path, block, 400));
        await send(WireCalls.Post(path, block, 401) with { Key = WrongKey });
        var found = await send(WireCalls.Post($"{path}/search", """{"filters":{"search_text":"Summer"}}"""));
        var id = found!["data"]![0]!["id"]!.GetValue<string>();
        await send(WireCalls.Post($"{path}/get-by-ids", $$"""{"ids":["{{id}}"],"is_raw_content_required":true}"""));
        await send(
            new Call(
                "PUT",
                path,
                $$"""{"id":"{{id}}","name":"Summer_Sale_Header","status":"ACTIVE","raw_content":"<h1>Last day</h1>","updated_by":"marketing@example.com","content_block_used":[]}"""
            )
        );
    }

    /// <param name="channel">push, email, sms, osm or inapp.</param>
    /// <param name="send">Sends a call and gives its answer.</param>
    public static async Task SendTemplatesAsync(string channel, Func<Call, Task<JsonNode?>> send)
    {
        var path = $"/v1.0/custom-templates/{channel}";
        var content = channel switch
        {
            "push" => """
                "ANDROID":{"basic_details":{"title":"Hello","message":"On its way","default_click_action":"DEEPLINKING","default_click_action_value":"https://www.example.com"}}
                """,
            "email" => """
                "basic_details":{"email_content":"<p>Hello</p>","subject":"Hello","thumbnail_url":"https://www.example.com/a.png","sender_name":"Shop"}
                """,
            "osm" => """ "basic_details":{"payload":"<p>Hello</p>","template_type":"BANNER"} """,
            "inapp" => """ "basic_details":{"payload":"<p>Hello</p>","inapp_template_type":"SELF_HANDLED"} """,
            _ => """ "basic_details":{"message":"Hello {{UserAttribute['first_name']}}"} """,
        };
        var meta = channel == "push" ? Meta + ",\"platform\":[\"ANDROID\"],\"template_style\":\"BASIC\"}" : Meta + "}";
        var made = await send(WireCalls.Post(path, $"{{{content},{meta}}}"));
        await send(WireCalls.Post(path, $"{{{meta}}}", 400));
        await send(WireCalls.Post(path, $"{{{content},{meta}}}", 403) with { Key = WrongKey });
        var id = made!["external_template_id"];
        await send(
            new Call(
                "PUT",
                path,
                $"{{\"external_template_id\":\"{id}\",{content},\"meta_info\":{{\"updated_by\":\"john.doe@example.com\"}}}}"
            )
        );
        await send(WireCalls.Post($"{path}/search", """{"page":1,"entries":15}"""));
    }

    public static async Task SendCatalogsAsync(Func<Call, Task<JsonNode?>> send)
    {
        const string attributes =
            """{"name":"id","type":"string"},{"name":"title","type":"string"},{"name":"link","type":"string"},{"name":"image_link","type":"string"}""";
        var made = await send(
            WireCalls.Post(
                "/v1/catalog",
                $$"""{"name":"Contracts","price_currency":"EUR","attributes":[{{attributes}},{"name":"price","type":"double"}]}""",
                201
            )
        );
        await send(WireCalls.Post("/v1/catalog", """{"name":"Contracts","attributes":[]}""", 400));
        await send(WireCalls.Post("/v1/catalog", "{}", 401) with { Key = WrongKey });
        var path = $"/v1/catalog/{made!["catalog_id"]}";
        await send(
            new Call("PATCH", $"{path}/attributes", """{"attributes":[{"name":"in_stock","type":"bool"}]}""")
            {
                Status = 202,
            }
        );
        await send(
            WireCalls.Post(
                $"{path}/items",
                """{"items":[{"id":"a","title":"Coat","link":"https://www.example.com/a","image_link":"https://www.example.com/a.png","price":59.9}]}"""
            )
        );
        await send(new Call("PATCH", $"{path}/items", """{"items":[{"id":"a","attributes":{"price":49.9}}]}"""));
        await send(WireCalls.Post($"{path}/items/search", """{"items":["a"]}"""));
        await send(WireCalls.Post($"{path}/items/bulk-delete", """{"items":["a"]}""", 202));
    }

    public static async Task SendSegmentsAsync(Func<Call, Task<JsonNode?>> send)
    {
        const string path = "/v3/custom-segments";
        const string segment =
            """{"name":"gold_in_pune","included_filters":{"filter_operator":"and","filters":[{"filter_type":"user_attributes","name":"tier","data_type":"string","operator":"is","value":"gold","negate":false,"case_sensitive":false}]}}""";
        var made = await send(WireCalls.Post(path, segment, 201));
        await send(WireCalls.Post(path, segment, 409));
        await send(new Call("GET", path));
        var one = $"{path}/{made!["data"]!["id"]}";
        await send(new Call("GET", one));
        await send(new Call("PATCH", one, segment.Replace("pune", "mumbai", StringComparison.Ordinal)));
        await send(new Call("PATCH", "/v2/custom-segments/archive", """{"name":"gold_in_mumbai"}""") { Status = 202 });
        await send(
            new Call("PATCH", "/v2/custom-segments/unarchive", """{"name":"gold_in_mumbai"}""") { Status = 202 }
        );
    }
}
