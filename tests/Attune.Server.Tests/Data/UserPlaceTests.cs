using System.Net;
using System.Text;
using Attune.Core.Geo;
using Attune.Core.Users;
using Attune.Decisions.Sessions;
using Attune.Server.Data;
using Attune.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Data;

public sealed class UserPlaceTests
{
    private const string Customer = """{"type":"customer","customer_id":"c","attributes":{"points":1}}""";
    private const string Event = """{"type":"event","customer_id":"c","actions":[{"action":"a"}]}""";

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("203.0.113.7, 10.0.0.1, 198.51.100.2")]
    public async Task UsersAddress_GivesTheirLastKnownPlace(string addresses)
    {
        var users = await SendAsync("/v1/customer/ACME", Customer, addresses);

        Assert.Equal(
            """{"points":1,"moe_ip_country":"Germany","moe_ip_subdivision":"Bavaria","moe_ip_city":"Munich"}""",
            users.Only.Set.ToString()
        );
    }

    [Fact]
    public async Task UsersAddress_BesideAnEvent_GivesTheirPlace_TooAndIsNotKept()
    {
        var users = await SendAsync("/v1/event/ACME", Event, "203.0.113.7");

        Assert.Equal("Munich", users.Only.Set["moe_ip_city"].AsString());
        Assert.Empty(Assert.Single(users.Only.Events).Attributes);
        Assert.DoesNotContain("203.0", users.Only.Set.ToString());
    }

    [Fact]
    public async Task PlaceThatIsKnownInPartOnly_LeavesNoEarlierCityBesideANewCountry()
    {
        var users = await SendAsync("/v1/customer/ACME", Customer, "198.51.100.2");

        Assert.Equal("France", users.Only.Set["moe_ip_country"].AsString());
        Assert.True(users.Only.Set.Contains("moe_ip_city"));
        Assert.True(users.Only.Set["moe_ip_city"].IsNullOrMissing);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("10.0.0.1")]
    [InlineData("10.0.0.1, 203.0.113.7")]
    public async Task AddressThatIsNowhere_ChangesNothing(string? addresses)
    {
        var users = await SendAsync("/v1/customer/ACME", Customer, addresses);

        Assert.Equal("""{"points":1}""", users.Only.Set.ToString());
    }

    [Fact]
    public async Task PlaceThatTheRequestNames_IsTheBetterKnowledge()
    {
        var users = await SendAsync(
            "/v1/customer/ACME",
            """{"type":"customer","customer_id":"c","attributes":{"Last Known City":"Augsburg"}}""",
            "203.0.113.7"
        );

        Assert.Equal("""{"moe_ip_city":"Augsburg"}""", users.Only.Set.ToString());
    }

    [Fact]
    public async Task Bulk_IsAboutManyUsers_SoNoneGetsThePlaceOfTheHeader()
    {
        var users = await SendAsync(
            "/v1/transition/ACME",
            $$"""{"type":"transition","elements":[{{Customer}}]}""",
            "203.0.113.7"
        );

        Assert.Equal("""{"points":1}""", users.Only.Set.ToString());
    }

    private static async Task<RecordedUsers> SendAsync(string path, string json, string? addresses)
    {
        var users = new RecordedUsers();
        await using var server = await ProbeServer.StartAsync(
            services =>
            {
                services.AddSingleton<IUserDirectory>(users);
                services.AddSingleton<IGeoLocator>(new Places());
                DataServices.Add(services);
            },
            DataEndpoints.Map
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (addresses is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", addresses);
        }
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return users;
    }

    private sealed class Places : IGeoLocator
    {
        public GeoHealth Health => throw new NotSupportedException("These tests do not ask.");

        public GeoFacts Locate(ReadOnlySpan<char> ipAddress) =>
            ipAddress switch
            {
                "203.0.113.7" => new GeoFacts(Countries.Find("DE"), "Bavaria", "Munich"),
                "198.51.100.2" => new GeoFacts(Countries.Find("FR"), null, null),
                _ => default,
            };
    }
}
