using System.Net;
using System.Numerics;
using Attune.Core.Users;
using Attune.Core.Workspaces.Settings;
using Attune.Decisions.Users;
using Attune.Server.Tests.Hosting;

namespace Attune.Server.Tests.Data;

public sealed class TrackCustomerTests : IAsyncLifetime
{
    private const string Path = "/v1/customer/ACME";
    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Customer_OfThePublishedSample_IsApplied()
    {
        await server.AcceptAsync(
            Path,
            """
            {"type":"customer","customer_id":"john@example.com","update_existing_only":true,
             "attributes":{"points":20,"expiry_date":"2020-05-31T03:47:35Z","super_user":true,"user_persona":"browsers",
               "platforms":[{"platform":"ANDROID","active":"true"}]}}
            """
        );
        var (workspace, change) = Assert.Single(server.Users.Changes);
        Assert.Equal("ACME", workspace);
        Assert.Equal([new Identifier("customer_id", "john@example.com")], change.Identifiers);
        Assert.False(change.CreateIfMissing);
        Assert.Equal(
            """{"points":20,"expiry_date":"2020-05-31T03:47:35Z","super_user":true,"user_persona":"browsers","platforms":[{"platform":"ANDROID","active":"true"}]}""",
            change.Set.ToString()
        );
    }

    [Fact]
    public async Task Customer_WithoutAttributes_IsMade()
    {
        await server.AcceptAsync(Path, """{"type":"customer","customer_id":"123"}""");
        Assert.True(server.Users.Only.CreateIfMissing);
        Assert.Same(AttributeSet.Empty, server.Users.Only.Set);
    }

    [Fact]
    public async Task Attribute_OfAStandardNameInAnySpelling_IsTheSameAttribute()
    {
        await server.AcceptAsync(
            Path,
            """{"type":"customer","customer_id":"c","attributes":{"first_name":"Jo","Last Name":"Doe","Email":"jo@x.io","GENDER":"F","Favourite":"tea"}}"""
        );
        Assert.Equal(
            """{"u_fn":"Jo","u_ln":"Doe","u_em":"jo@x.io","u_gd":"F","Favourite":"tea"}""",
            server.Users.Only.Set.ToString()
        );
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("9007199254740993")]
    [InlineData("123456789012345678901234567890")]
    public async Task Integer_OfAnySize_IsKeptExactly(string number)
    {
        await server.AcceptAsync(Path, $$$"""{"type":"customer","customer_id":"c","attributes":{"n":{{{number}}}}}""");
        Assert.Equal(BigInteger.Parse(number), server.Users.Only.Set["n"].AsBigInteger());
    }

    [Fact]
    public async Task Arrays_AreAddedToAndRemovedFrom()
    {
        await server.AcceptAsync(
            Path,
            """{"type":"customer","customer_id":"123","attributes":{"removeValueFromArrayField":{"gone":[1,"x"]},"addValueToArrayField":{"attribute1":["abc","def"],"attribute2":["a"]}}}"""
        );
        Assert.Equal("""{"gone":[1,"x"]}""", server.Users.Only.RemoveFromArrays.ToString());
        Assert.Equal("""{"attribute1":["abc","def"],"attribute2":["a"]}""", server.Users.Only.AddToArrays.ToString());
        Assert.Empty(server.Users.Only.Set);
    }

    [Theory]
    [InlineData("first_name", "first_name", "first_name")]
    [InlineData("first_name", "First Name", "first_name")]
    [InlineData("tags", "tags", "tags")]
    public Task Array_AddedToAndRemovedFromAtOnce_IsRefused(string added, string removed, string said) =>
        server.RefuseAsync(
            Path,
            $$$"""{"type":"customer","customer_id":"c","attributes":{"addValueToArrayField":{"{{{added}}}":["a"]},"removeValueFromArrayField":{"{{{removed}}}":["b"]} } }""",
            "addValueToArrayField",
            $"Cannot add and remove '{said}' at the same time",
            "ArrayFieldError"
        );

    [Fact]
    public async Task Platforms_BesideTheAttributes_AreKeptAmongThem()
    {
        await server.AcceptAsync(
            Path,
            """{"type":"customer","customer_id":"c","platforms":[{"platform":"iOS","active":"false"}]}"""
        );
        Assert.Equal("""{"platforms":[{"platform":"iOS","active":"false"}]}""", server.Users.Only.Set.ToString());
    }

    [Theory]
    [InlineData("""{"type":"customer","attributes":{"moe_mobile":"+491"}}""", "u_mb", "+491")]
    [InlineData("""{"type":"customer","attributes":{"ID":"c1"}}""", "customer_id", "c1")]
    [InlineData("""{"type":"customer","user_identifiers":{"u_em":"a@b.c"}}""", "u_em", "a@b.c")]
    [InlineData("""{"type":"customer","visitor_id":"v1"}""", "visitor_id", "v1")]
    [InlineData("""{"type":"customer","customer_id":"c1","attributes":{"u_em":"a@b.c"}}""", "customer_id", "c1")]
    [InlineData("""{"type":"customer","customer_id":"c1","user_identifiers":{"u_em":"a@b.c"}}""", "customer_id", "c1")]
    public async Task User_IsFoundByTheFirstIdentifierThatIsThere(string json, string kind, string value)
    {
        await server.AcceptAsync(Path, json);
        Assert.Equal([new Identifier(kind, value)], server.Users.Only.Identifiers);
    }

    [Fact]
    public async Task Identifiers_AmongTheAttributes_AreTriedInTheWorkspacesOrder()
    {
        await server.AcceptAsync(Path, """{"type":"customer","attributes":{"u_mb":"1","Email":"a@b.c"}}""");
        Assert.Equal([new Identifier("u_em", "a@b.c"), new Identifier("u_mb", "1")], server.Users.Only.Identifiers);
    }

    [Fact]
    public async Task MobileNumber_SentAsANumber_FindsAndIsKeptAsText()
    {
        await server.AcceptAsync(Path, """{"type":"customer","attributes":{"u_mb":918888444411,"n":1}}""");
        Assert.Equal([new Identifier("u_mb", "918888444411")], server.Users.Only.Identifiers);
        Assert.Equal("""{"u_mb":"918888444411","n":1}""", server.Users.Only.Set.ToString());
    }

    [Fact]
    public async Task VisitorAndCustomer_InOneCall_AreBothNamed()
    {
        await server.AcceptAsync(Path, """{"type":"customer","visitor_id":"v1","customer_id":"c1"}""");
        Assert.Equal(
            [new Identifier("customer_id", "c1"), new Identifier("visitor_id", "v1")],
            server.Users.Only.Identifiers
        );
    }

    [Fact]
    public async Task Identifier_ThatTheWorkspaceDoesNotUse_FindsNobody()
    {
        server.Server.Settings["ACME"] = new WorkspaceSettings { Identifiers = ["loyalty"] };
        await server.RefuseAsync(
            Path,
            """{"type":"customer","attributes":{"u_em":"a@b.c"}}""",
            "customer_id",
            "customer_id is not found in the payload",
            "MissingAttributeError"
        );
        await server.AcceptAsync(Path, """{"type":"customer","attributes":{"loyalty":"L7"}}""");
        Assert.Equal([new Identifier("loyalty", "L7")], server.Users.Only.Identifiers);
    }

    public static TheoryData<string, string?, string, string> Refusals =>
        new()
        {
            {
                """{"type":"customer"}""",
                "customer_id",
                "customer_id is not found in the payload",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":null}""",
                "customer_id",
                "customer_id is not found in the payload",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":""}""",
                "customer_id",
                "customer_id can not be empty Unicode String",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":"  "}""",
                "customer_id",
                "customer_id can not be empty Unicode String",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":12}""",
                "customer_id",
                "customer_id is expected to be String or Unicode String.",
                "MissingAttributeError"
            },
            { """{"customer_id":"c"}""", "type", "type is not found in the payload", "MissingAttributeError" },
            { """{"type":"Customer","customer_id":"c"}""", "type", "type can only be customer", "ValueError" },
            {
                """{"type":"customer","customer_id":"c","attributes":[]}""",
                "attributes",
                "attributes is expected to be Object.",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","update_existing_only":"yes"}""",
                "update_existing_only",
                "update_existing_only is expected to be Boolean.",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"id":1}}""",
                "id",
                "'id' can not be used as a name",
                "AttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"_id":1}}""",
                "_id",
                "'_id' can not be used as a name",
                "AttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"":1}}""",
                "",
                "'' can not be used as a name",
                "AttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"moe_own":1}}""",
                "moe_own",
                "'moe_own' can not be used as a name",
                "AttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"addValueToArrayField":{"moe_own":[1]}}}""",
                "moe_own",
                "'moe_own' can not be used as a name",
                "AttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"addValueToArrayField":{"tags":"a"}}}""",
                "addValueToArrayField",
                "'tags' in addValueToArrayField is expected to be Array",
                "ArrayFieldError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"removeValueFromArrayField":["a"]}}""",
                "removeValueFromArrayField",
                "removeValueFromArrayField is expected to be Object.",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"platforms":"ANDROID"}}""",
                "platforms",
                "platforms is expected to be Array.",
                "MissingAttributeError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"platforms":[{"platform":"BeOS"}]}}""",
                "platform",
                "'platform' is not a valid platform.",
                "ValueError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"platforms":[{"platform":"web","active":"yes"}]}}""",
                "active",
                "active can only be 'true' or 'false'",
                "ValueError"
            },
            {
                """{"type":"customer","customer_id":"c","attributes":{"uid":"d"}}""",
                "uid",
                "uid differs from customer_id",
                "ValueError"
            },
            {
                """{"type":"customer","user_identifiers":{"shoe_size":"44"}}""",
                "shoe_size",
                "shoe_size is not an identifier of this workspace",
                "ValueError"
            },
            {
                """{"type":"customer","user_identifiers":{"u_em":7}}""",
                "u_em",
                "u_em is expected to be String or Unicode String.",
                "MissingAttributeError"
            },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public Task Customer_ThatIsWrong_IsRefused(string json, string? attribute, string message, string type) =>
        server.RefuseAsync(Path, json, attribute, message, type);

    [Theory]
    [InlineData("unknown")]
    [InlineData("GUEST")]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("-2")]
    [InlineData("true")]
    [InlineData("False")]
    [InlineData("user_attribute_unique_id")]
    [InlineData("(empty)")]
    [InlineData("na")]
    [InlineData("N/A")]
    [InlineData("''")]
    [InlineData("dummy_seller_code")]
    [InlineData("user_id")]
    [InlineData("id")]
    [InlineData("customer_id")]
    [InlineData("uid")]
    [InlineData("userid")]
    [InlineData(" none ")]
    public Task CustomerId_ThatStandsForNobody_IsRefused(string customerId) =>
        server.RefuseAsync(
            Path,
            $$"""{"type":"customer","customer_id":"{{customerId}}"}""",
            "customer_id",
            $"'{customerId}' is blocked and can not be a customer_id",
            "AttributeError"
        );

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e400")]
    public async Task Number_BeyondADouble_IsRefused(string number)
    {
        var (status, body) = await server.PostAsync(
            Path,
            $$$"""{"type":"customer","customer_id":"c","attributes":{"n":{{{number}}}}}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("n", (string?)body["error"]!["attribute"]);
        Assert.Empty(server.Users.Changes);
    }

    [Fact]
    public async Task Name_AsLongAsAllowed_IsKeptAndOneLongerIsRefused()
    {
        var name = new string('n', 200);
        await server.AcceptAsync(Path, $$$"""{"type":"customer","customer_id":"c","attributes":{"{{{name}}}":1}}""");
        var (status, _) = await server.PostAsync(
            Path,
            $$$"""{"type":"customer","customer_id":"c","attributes":{"{{{name}}}x":1}}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task CustomerId_LongerThanAllowed_IsRefused()
    {
        var id = new string('9', 512);
        await server.AcceptAsync(Path, $$"""{"type":"customer","customer_id":"{{id}}"}""");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await server.PostAsync(Path, $$"""{"type":"customer","customer_id":"{{id}}9"}""")).Status
        );
    }

    [Fact]
    public async Task Mistakes_OfWhichThereAreSeveral_AreAllNamedWithTheirPaths()
    {
        var (status, body) = await server.PostAsync(
            Path,
            """{"type":"person","customer_id":7,"attributes":{"id":1,"addValueToArrayField":{"t":1}},"update_existing_only":1}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var details = body["error"]!["details"]!.AsArray();
        Assert.Equal(
            ["type", "attributes.id", "attributes.addValueToArrayField", "customer_id", "update_existing_only"],
            details.Select(detail => (string?)(detail!["path"] ?? detail["attribute"]))
        );
        Assert.Equal((string?)details[0]!["message"], (string?)body["error"]!["message"]);
    }

    [Fact]
    public async Task Refusal_OfTheDirectory_IsToldInTheRequestsNames()
    {
        server.Users.Outcome = _ => new ChangeOutcome
        {
            Status = ChangeStatus.Refused,
            Errors = [new ChangeError("AddToArrays.color", "It is not an array.")],
        };
        var (status, body) = await server.PostAsync(
            Path,
            """{"type":"customer","customer_id":"c","attributes":{"addValueToArrayField":{"color":["x"]}}}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("addValueToArrayField.color", (string?)body["error"]!["attribute"]);
        Assert.Equal("It is not an array.", (string?)body["error"]!["message"]);
    }

    [Fact]
    public async Task User_WhoIsNotThereAndMustNotBeMade_IsNoMistake()
    {
        server.Users.Outcome = _ => new ChangeOutcome { Status = ChangeStatus.NotFound };
        await server.AcceptAsync(Path, """{"type":"customer","customer_id":"c","update_existing_only":true}""");
    }

    [Fact]
    public async Task Field_ThatNobodyKnows_IsNoMistake() =>
        await server.AcceptAsync(Path, """{"type":"customer","customer_id":"c","colour_of_the_sky":"blue"}""");

    [Fact]
    public async Task Caller_OfAnotherWorkspace_WritesOnlyThere()
    {
        server.Server.Client.DefaultRequestHeaders.Authorization = ProbeServer.Basic("GLOBEX", TestKeyRing.OtherKey);
        await server.AcceptAsync("/v1/customer/GLOBEX", """{"type":"customer","customer_id":"c"}""");
        Assert.Equal("GLOBEX", Assert.Single(server.Users.Changes).WorkspaceId);
    }
}
