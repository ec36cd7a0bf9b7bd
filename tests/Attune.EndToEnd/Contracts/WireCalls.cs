namespace Attune.EndToEnd.Contracts;

/// <summary>
/// The documented calls, with their documented bodies and their documented mistakes, but for bodies that are no JSON: on
/// these the proxy waits for ever.
/// </summary>
internal static class WireCalls
{
    private const string Id = AttuneProcess.Workspace;
    private const string Fetch = "/v1/experiences/fetch";
    private const string Metadata = "/v1/experiences/metadata";
    private const string WrongKey = "this-is-not-the-key-0123456789";

    public static IEnumerable<Call> Personalize() =>
        [
            Post(
                Fetch,
                """
                {"identifiers":{"customer_id":"user_8821","user_identifiers":"{\"u_em\":\"jane@example.com\"}"},
                 "experience_key":["homepage-banner"],"DAY_OF_THE_WEEK":"Monday","TIME_OF_THE_DAY":"14",
                 "USER_IP_ADDRESS":"203.0.113.42","USER_AGENT":"Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36"}
                """
            ),
            Post(
                Fetch,
                """{"identifiers":{"customer_id":"user_8821","user_identifiers":{"u_em":"jane@example.com"}}}"""
            ),
            Post(
                Fetch,
                """{"identifiers":{"customer_id":"user_8821"},"experience_key":["homepage-banner","promo-strip","cart-upsell"]}"""
            ),
            Post(
                Fetch,
                """{"identifiers":{"customer_id":"user_8821"},"experience_key":["email-landing-banner"],"utm_medium":"email"}"""
            ),
            Post(Fetch, "{}"),
            Post(Fetch, """{"experience_key":["no-such-key"]}"""),
            Post(Fetch, """{"user_id":"JOHN012","experience_key":"homepage-banner","platform":"web"}"""),
            Post(
                Fetch,
                """{"visitor_id":"v-1","experience_key":["homepage-banner"],"TIME_OF_THE_DAY":"19,20,21,22"}"""
            ),
            Post(Fetch, """{"DAY_OF_THE_WEEK":"funday"}""", 400),
            Post(Fetch, "{}", 400) with
            {
                AppKey = "NO_SUCH_WORKSPACE",
            },
            Post(Fetch, "{}", 400) with
            {
                AppKey = null,
            },
            Post(Fetch, "{}", 401) with
            {
                Key = WrongKey,
            },
            Post(Fetch, "{}", 415) with
            {
                ContentType = "text/plain",
            },
            Post(Fetch, Long(), 413),
            new("GET", Metadata),
            new("GET", Metadata + "?status=Active"),
            new("GET", Metadata + "?status=Active,Paused"),
            new("GET", Metadata + "?status=active"),
            new("GET", Metadata) { Status = 401, Key = WrongKey },
            new("GET", Metadata) { Status = 400, AppKey = null },
        ];

    public static IEnumerable<Call> Data() =>
        [
            Post(
                $"/v1/customer/{Id}",
                """
                {"type":"customer","customer_id":"john@example.com","update_existing_only":false,
                 "attributes":{"name":"John","points":20,"expiry_date":"2020-05-31T03:47:35Z","super_user":true,
                 "platforms":[{"platform":"ANDROID","active":"true"}]}}
                """
            ),
            Post(
                $"/v1/customer/{Id}",
                """{"type":"customer","customer_id":"123","attributes":{"addValueToArrayField":{"attribute1":["abc","def"]},"removeValueFromArrayField":{}}}"""
            ),
            Post($"/v1/customer/{Id}", """{"type":"customer","attributes":{}}""", 400),
            Post($"/v1/customer/{Id}", "[]", 400),
            Post($"/v1/customer/{Id}", """{"type":"customer","customer_id":"c"}""", 401) with
            {
                Key = WrongKey,
            },
            Post($"/v1/customer/{Id}", """{"type":"customer","customer_id":"c"}""", 415) with
            {
                ContentType = "text/plain",
            },
            Post("/v1/customer/NO_SUCH_WORKSPACE", """{"type":"customer","customer_id":"c"}""", 400),
            Post($"/v1/customer/{Id}", Long(), 413),
            Post(
                $"/v1/event/{Id}",
                """
                {"type":"event","customer_id":"john@example.com","device_id":"96bd03b6","actions":[{"action":"Flight Booked",
                 "attributes":{"price":3999,"departure_date":"2019-05-21T03:47:35Z","premium_seat":true},
                 "platform":"iOS","app_version":"1.2.3","current_time":1433837969,"user_timezone_offset":19800}]}
                """
            ),
            Post($"/v1/event/{Id}", """{"type":"event","customer_id":"john@example.com","actions":[]}""", 400),
            Post($"/v1/event/{Id}", """{"type":"event","actions":[{"action":"a"}]}""", 400),
            Post($"/v1/event/{Id}", """{"type":"event","customer_id":"j","actions":[{"action":"a"}]}""", 401) with
            {
                Key = WrongKey,
            },
            Post(
                $"/v1/device/{Id}",
                """{"type":"device","customer_id":"john@example.com","device_id":"d1","attributes":{"platform":"ANDROID","push_id":"p1"}}"""
            ),
            Post($"/v1/device/{Id}", """{"type":"device","customer_id":"john@example.com","attributes":{}}""", 400),
            Post(
                $"/v1/devices/manage?app_id={Id}",
                """{"user_identifier_type":"customer_id","user_identifier_value":"john@example.com","action_type":"block","device_identifiers":[{"push_id":"p1"}]}"""
            ),
            Post(
                $"/v1/devices/manage?app_id={Id}",
                """{"user_identifier_value":"john@example.com","action_type":"block"}""",
                400
            ),
            Post(
                $"/v1/transition/{Id}",
                """
                {"type":"transition","elements":[{"type":"customer","customer_id":"bo","attributes":{"first_name":"Bo"}},
                 {"type":"event","customer_id":"bo","actions":[{"action":"Signed up","platform":"web"}]}]}
                """
            ),
            Post(
                $"/v1/transition/{Id}",
                """{"type":"transition","elements":[{"type":"customer","customer_id":"bo"},{"type":"event","customer_id":"bo","actions":[]}]}"""
            ),
            Post($"/v1/transition/{Id}", """{"type":"transition","elements":[]}""", 400),
            Post(
                $"/v1/customers/export?app_id={Id}",
                """{"data":{"identifiers":[{"identifier_type":"customer_id","identifier":"john@example.com"},{"identifier_type":"customer_id","identifier":"nobody"}],"user_fields_to_export":["points","customer_id"]}}"""
            ),
            Post($"/v1/customers/export?app_id={Id}", """{"data":{}}""", 400),
            Post($"/v1/customers/export?app_id={Id}", """{"data":{"identifiers":[]}}""", 401) with
            {
                Key = WrongKey,
            },
            Post(
                $"/v1/customer/merge?app_id={Id}",
                """{"merge_data":[{"merged_user":"bo","retained_user":"john@example.com"}]}"""
            ),
            Post($"/v1/customer/merge?app_id={Id}", """{"merge_data":[{"merged_user":7,"retained_user":"a"}]}""", 400),
            Post($"/v1/customer/merge?app_id={Id}", """{"merge_data":[]}""", 401) with
            {
                Key = WrongKey,
            },
            Post(
                $"/v1/customer/delete?app_id={Id}",
                """{"identity_type":"customer_id","identity_value":"john@example.com"}"""
            ),
            Post(
                $"/v1/customer/delete?app_id={Id}",
                """{"identity_type":"customer_id","identity_value":"nobody"}""",
                400
            ),
            Post(
                "/v1/integrations/authentication",
                $$"""{"app_id":"{{Id}}","app_secret":"{{AttuneProcess.Key}}","source":"tests","region":"01"}"""
            ),
            Post(
                "/v1/integrations/authentication",
                $$"""{"app_id":"{{Id}}","app_secret":"{{WrongKey}}","source":"tests","region":"01"}""",
                401
            ),
        ];

    public static IEnumerable<Call> Privacy() =>
        [
            Post(
                $"/v1/opengdpr_requests/{Id}",
                """
                {"request_type":"erasure","submitted_time":"2018-10-05T15:00:00Z","api_version":"1.0",
                 "identities":[{"identity_type":"email","identity_value":"nobody@example.com"}]}
                """
            ),
            Post($"/v1/opengdpr_requests/{Id}", """{"request_type":"erasure"}""", 400),
            Post($"/v1/opengdpr_requests/{Id}", """{"request_type":"erasure"}""", 401) with
            {
                Key = WrongKey,
            },
        ];

    public static IEnumerable<Call> Preview()
    {
        const string path = "/core-services/v1/personalization/preview";
        return
        [
            Post(
                path,
                """{"request_id":"1","personalization_details":{"channel":"SMS"},"personalization_content":{"payload":{"a":"{{1+1}}"}}}"""
            ),
            Post(
                path,
                """{"request_id":"2","personalization_details":{"channel":"PUSH"},"personalization_content":{"custom_template_data":{"template_id":"5b7d04c6-8ddc-4957-80d9-c67266079609","version":"1"}}}"""
            ),
            Post(path, """{"request_id":"3"}""", 400),
            Post(
                path,
                """{"request_id":"4","personalization_details":{"channel":"SMS"},"personalization_content":{"payload":{"a":"{{"}}}""",
                400
            ),
            Post(path, "{}", 401) with
            {
                Key = WrongKey,
            },
        ];
    }

    public static Call Post(string path, string body, int status = 200) => new("POST", path, body) { Status = status };

    private static string Long() => $$"""{"type":"customer","customer_id":"{{new string('c', 140 * 1024)}}"}""";
}
