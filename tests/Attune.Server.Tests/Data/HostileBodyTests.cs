using System.Net.Http.Headers;
using System.Text;
using Attune.Server.Tests.Hosting;
using CsCheck;

namespace Attune.Server.Tests.Data;

/// <summary>Damaged requests: whatever comes, the answer is a documented one, never a fault of the server.</summary>
public sealed class HostileBodyTests : IAsyncLifetime
{
    private static readonly (string Path, string Json)[] Requests =
    [
        (
            "/v1/customer/ACME",
            """{"type":"customer","customer_id":"c","attributes":{"first_name":"Jo","n":1.5e3,"o":{"x":[null,true]},"addValueToArrayField":{"t":["a"]},"platforms":[{"platform":"iOS","active":"true"}]}}"""
        ),
        (
            "/v1/event/ACME",
            """{"type":"event","customer_id":"c","actions":[{"action":"a","attributes":{"p":3999},"platform":"iOS","current_time":1433837969,"user_timezone_offset":19800,"moe_event_uuid":"bb997812-4537-47c1-b126-2686efda2e27"}]}"""
        ),
        (
            "/v1/transition/ACME",
            """{"type":"transition","elements":[{"type":"customer","customer_id":"c"},{"type":"event","customer_id":"c","actions":[{"action":"a","user_time":"2020-05-31T16:33:35Z"}]},{"type":"device","customer_id":"c","device_id":"d","attributes":{"platform":"web","push_id":"p"}}]}"""
        ),
        ("/v1/customer/merge?app_id=ACME", """{"merge_data":[{"merged_user":"a","retained_user":"b"}]}"""),
        (
            "/v1/customers/export?app_id=ACME",
            """{"data":{"identifiers":[{"identifier_type":"id","identifier":"x"}],"user_fields_to_export":["name"]}}"""
        ),
        (
            "/v1/devices/manage?app_id=ACME",
            """{"user_identifier_type":"customer_id","user_identifier_value":"c","action_type":"block","device_identifiers":[{"push_id":"p"}]}"""
        ),
        (
            "/v1/opengdpr_requests/ACME",
            """{"request_type":"erasure","submitted_time":"2018-10-05T15:00:00Z","identities":[{"identity_type":"email","identity_value":"x"}],"api_version":"1.0"}"""
        ),
    ];

    // Pieces that turn one type of value into another, or a whole text into half of one.
    private static readonly string[] Splinters =
    [
        "null",
        "[]",
        "{}",
        "\"\"",
        "-1",
        "1e999",
        "true",
        "\\ud800",
        "\0",
        "\"",
        ",",
        "[[[[",
        "\u00ff",
        "9999999999999999999999",
    ];

    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Request_DamagedAnywhere_IsNeverAFault()
    {
        var damages = Gen.Select(
            Gen.Int[0, Requests.Length - 1],
            Gen.Double.Unit,
            Gen.Int[0, 12],
            Gen.OneOf([.. Splinters.Select(Gen.Const)])
        );
        await damages.SampleAsync(
            async damage =>
            {
                var (request, position, length, splinter) = damage;
                var (path, json) = Requests[request];
                var at = (int)(position * json.Length);
                var damaged = string.Concat(
                    json.AsSpan(0, at),
                    splinter,
                    json.AsSpan(Math.Min(json.Length, at + length))
                );
                using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(damaged));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var response = await server.Server.Client.PostAsync(path, content);
                Assert.True((int)response.StatusCode is 200 or 400, $"{response.StatusCode} for {damaged}");
            },
            iter: 1500,
            threads: 1
        );
        Assert.DoesNotContain(server.Server.Log.Lines, line => line.StartsWith("Error"));
    }
}
