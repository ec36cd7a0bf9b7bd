using System.Net;
using System.Net.Http.Headers;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Hostile;

/// <summary>
/// Every call of every family, with every kind of wrong input: the documented refusal, in the family's own words, and
/// never a fault of the server.
/// </summary>
public sealed class WrongInputTests(HostileServer server) : IClassFixture<HostileServer>
{
    private readonly List<string> wrong = [];

    [Fact]
    public void Server_HasCallsOfEveryFamily()
    {
        var families = server.CallsWithBody.Select(call => call.Family).ToHashSet();
        string[] documented = ["DataErrors", "ManagementErrors", "PersonalizeErrors", "PreviewErrors"];
        Assert.Empty(documented.Except(families));
        Assert.True(server.CallsWithBody.Count() > 30, $"{server.CallsWithBody.Count()} calls with a body");
    }

    [Fact]
    public async Task Body_ThatIsMalformed_IsRefusedWith400()
    {
        foreach (var (name, make) in HostileBody.Malformed())
        {
            await RefuseAsync(name, make, HttpStatusCode.BadRequest);
        }
        AssertNothingWrong();
    }

    [Fact]
    public async Task Body_ThatMakesNoSense_IsRefused_OrServedWithoutIt()
    {
        foreach (var (name, make) in HostileBody.Senseless())
        {
            // A fetch knows no required field; searches take an empty filter. A list or number is refused by both.
            HttpStatusCode[] allowed =
                name == "unknown members"
                    ? [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity]
                    : [HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity];
            await RefuseAsync(name, make, allowed);
        }
        AssertNothingWrong();
    }

    [Fact]
    public async Task Body_LargerThanAnyCallReads_IsRefusedWith413()
    {
        foreach (var (name, make) in HostileBody.Large())
        {
            await RefuseAsync(name, make, HttpStatusCode.RequestEntityTooLarge);
        }
        AssertNothingWrong();
    }

    [Fact]
    public async Task Body_OfAForeignType_IsRefused()
    {
        await RefuseAsync(
            "text/html",
            () => HostileBody.Html("{}"),
            HttpStatusCode.UnsupportedMediaType,
            HttpStatusCode.BadRequest
        );
        await RefuseAsync(
            "no type",
            () => new ByteArrayContent("{}"u8.ToArray()),
            HttpStatusCode.UnsupportedMediaType,
            HttpStatusCode.BadRequest
        );
        await RefuseAsync(
            "unknown encoding",
            () =>
            {
                var content = HostileBody.Json("{}");
                content.Headers.ContentEncoding.Add("br");
                return content;
            },
            HttpStatusCode.UnsupportedMediaType,
            HttpStatusCode.BadRequest
        );
        AssertNothingWrong();
    }

    [Fact]
    public async Task Credentials_ThatAreWrongOrMixed_AreRefused()
    {
        (string Name, Action<HttpRequestHeaders> Change)[] changes =
        [
            ("none", headers => headers.Authorization = null),
            (
                "wrong key",
                headers => headers.Authorization = ProbeServer.Basic(HostileServer.Workspace, "wrong-key-0123456789")
            ),
            (
                "another workspace's key",
                headers => headers.Authorization = ProbeServer.Basic(HostileServer.Workspace, HostileServer.OtherKey)
            ),
            (
                "another workspace's credentials under this MOE-APPKEY",
                headers =>
                    headers.Authorization = ProbeServer.Basic(HostileServer.OtherWorkspace, HostileServer.OtherKey)
            ),
            (
                "unknown workspace",
                headers => headers.Authorization = ProbeServer.Basic("NOBODY", "wrong-key-0123456789")
            ),
            ("unknown MOE-APPKEY", headers => Replace(headers, "MOE-APPKEY", "NOBODY")),
            ("empty", headers => headers.Authorization = ProbeServer.Basic("", "")),
            ("no base64", headers => Replace(headers, "Authorization", "Basic %%%not-base64%%%")),
            ("base64 of no UTF-8", headers => Replace(headers, "Authorization", "Basic /////w==")),
            ("base64 without a colon", headers => Replace(headers, "Authorization", "Basic QUNNRQ==")),
            ("nothing after Basic", headers => Replace(headers, "Authorization", "Basic")),
            ("another scheme", headers => Replace(headers, "Authorization", "Bearer QUNNRQ==")),
            ("very long", headers => Replace(headers, "Authorization", "Basic " + new string('A', 9_000))),
        ];
        foreach (var (name, change) in changes)
        {
            foreach (var call in server.Calls)
            {
                var body = call.HasBody ? HostileBody.Json("{}") : null;
                var (status, mistake) = await server.SendAsync(call, body, change);
                Note(
                    call,
                    name,
                    status,
                    mistake,
                    HttpStatusCode.BadRequest,
                    HttpStatusCode.Unauthorized,
                    HttpStatusCode.Forbidden
                );
            }
        }
        AssertNothingWrong();
    }

    [Fact]
    public async Task Method_ThatACallDoesNotHave_IsRefusedInTheFamilysWords()
    {
        foreach (var call in server.Calls)
        {
            var (status, mistake) = await server.SendAsync(call, null, method: "PURGE");
            Note(call, "PURGE", status, mistake, HttpStatusCode.MethodNotAllowed);
        }
        AssertNothingWrong();
    }

    private async Task RefuseAsync(string name, Func<HttpContent> make, params HttpStatusCode[] allowed)
    {
        foreach (var call in server.CallsWithBody)
        {
            var (status, mistake) = await server.SendAsync(call, make());
            Note(call, name, status, mistake, allowed);
        }
    }

    private void Note(
        HostileCall call,
        string name,
        HttpStatusCode status,
        string? mistake,
        params ReadOnlySpan<HttpStatusCode> allowed
    )
    {
        if (!allowed.Contains(status) || mistake is not null)
        {
            wrong.Add($"{call} [{name}]: {(int)status} {mistake}");
        }
    }

    private void AssertNothingWrong() => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    private static void Replace(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}
