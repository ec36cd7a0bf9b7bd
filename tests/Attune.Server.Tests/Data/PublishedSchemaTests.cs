using System.Net;
using System.Text.Json.Nodes;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Tests.Architecture;

namespace Attune.Server.Tests.Data;

/// <summary>What the published schemas show is what the server does.</summary>
public sealed class PublishedSchemaTests : IAsyncLifetime
{
    /// <summary>Refusals that a self-hosted server has no reason for: nobody's account is blocked here.</summary>
    private static readonly string[] NeverSaid =
    [
        "Your account is blocked. Please contact MoEngage team.",
        "Your account is suspended. Please contact MoEngage team.",
        "Your account is temporarily suspended. Please contact MoEngage team.",
        "Your account is temporarily suspended due to payment issues.",
        "Your account is blacklisted, Please contact MoEngage.",
        "Account Suspended.",
        "Account Temporarily Suspended.",
        "App Secret key is not set. Please login to the dashboard to set a key.",
        // The same refusal as "App Secret key mismatch", in the words of another page.
        "Password (APP_KEY) doesn't match the one available on the dashboard. Kindly ensure the same APP_KEY available on the dashboard is used.",
        // Variants of one text that differ in a space, and in "decoded" for "encoded".
        "Could not decode the request body. The JSON was incorrect or not   encoded as UTF-8.",
        "'Could not decode the request body. The JSON was incorrect or not decoded as UTF-8.",
        // A missing Content-Type is the documented 400 "The Content-Type Header is required." instead.
        "The header 'Content-Type' is missing. Kindly provide the header 'Content-Type' and set it as 'application/json'",
    ];

    private DataServer server = null!;

    public async ValueTask InitializeAsync() => server = await DataServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Request_OfEveryExample_IsAccepted()
    {
        var user = new UserView { Id = Guid.NewGuid(), BucketingId = "b" };
        foreach (var value in new[] { "c", "6416d1a318r98264512c0f89" })
        {
            server.Users.Known[("ACME", new Identifier("customer_id", value))] = user;
        }
        var sent = 0;
        foreach (var (path, body) in PublishedSchema.Requests())
        {
            if (path.StartsWith("/integrations", StringComparison.Ordinal))
            {
                continue;
            }
            var address = path.Contains('{') ? path[..path.IndexOf('{')] + "ACME" : path + "?app_id=ACME";
            var prefix = address.StartsWith("/v1", StringComparison.Ordinal) ? "" : "/v1";
            var (status, answer) = await server.PostAsync(prefix + address, body.ToJsonString());
            Assert.True(status == HttpStatusCode.OK, $"{path} {body.ToJsonString()}: {answer.ToJsonString()}");
            sent++;
        }
        Assert.True(sent >= 13, $"only {sent} examples");
    }

    [Fact]
    public void Refusal_OfEveryExample_IsWordedInTheOneFile()
    {
        var words = File.ReadAllText(Path.Combine(Repository.Source, "Attune.Server", "Data", "DataErrors.cs"));
        var missing = PublishedSchema
            .Answers()
            .Where(answer => answer.Status >= 400)
            .Select(answer => (string?)(answer.Body["error"]?["message"] ?? answer.Body["description"]))
            .OfType<string>()
            .Distinct()
            .Except(NeverSaid)
            .Where(message => !IsWorded(words, message));
        Assert.Empty(missing);
    }

    // Names, figures and ids in a message are put in by the code; what is between them must be there word for word.
    private static bool IsWorded(string words, string message)
    {
        string[] variable =
        [
            "String or Unicode String",
            "customer_id",
            "identifiers",
            "data ",
            "actions",
            "action",
            "merged_user",
            "first_name",
            "request_type",
            "identities",
            "user_identifier_value",
            "attributes",
            "push_id",
            "platform",
            "128",
            "20",
            "b3XSJ7iXvqlCcrYGd5SB5m2m93eG9-9e9HPXd9GtufHvHueWm-mnuiAxUk7DGI1MKg==",
        ];
        if (words.Contains(message, StringComparison.Ordinal))
        {
            return true;
        }
        var rest = message.TrimStart('\'');
        foreach (var name in variable)
        {
            rest = rest.Replace(name, "\n", StringComparison.Ordinal);
        }
        return rest.Split('\n').All(part => words.Contains(part.Trim(), StringComparison.Ordinal));
    }
}
