using System.Text;
using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Benchmarks.Fetching;

namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>What is sent: events of many users, each with a UUID and three attributes.</summary>
internal static class Batches
{
    private static readonly string[] Names = ["Product Viewed", "Added To Cart", "Product Purchased", "Searched"];

    /// <summary>So many events, cut into calls; no two are for one user in a row.</summary>
    public static IReadOnlyList<UserChange>[] Make(int from, int events, IngestSizes sizes)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        return
        [
            .. Enumerable
                .Range(from, events)
                .Select(at => Event(at, sizes.Users, now))
                .Chunk(sizes.Batch)
                .Select(IReadOnlyList<UserChange> (chunk) => chunk),
        ];
    }

    /// <summary>The same as bulk calls over HTTP.</summary>
    public static byte[][] MakeRequests(Uri address, int from, int events, IngestSizes sizes) =>
        [
            .. Make(from, events, sizes)
                .Select(batch =>
                    JsonSerializer.SerializeToUtf8Bytes(new { type = "transition", elements = batch.Select(Element) })
                )
                .Select(body => (byte[])[.. Encoding.ASCII.GetBytes(Head(address, body.Length)), .. body]),
        ];

    private static object Element(UserChange change) =>
        new
        {
            type = "event",
            customer_id = change.Identifiers[0].Value,
            actions = change.Events.Select(one => new
            {
                action = one.Name,
                moe_event_uuid = one.Uuid,
                current_time = one.TimeMs,
                platform = "web",
                attributes = new
                {
                    product = one.Attributes["product"].AsString(),
                    price = one.Attributes["price"].AsInteger(),
                    member = one.Attributes["member"].AsBoolean(),
                },
            }),
        };

    private static string Head(Uri address, int length) =>
        $"POST /v1/transition/{ShopData.Workspace} HTTP/1.1\r\nHost: {address.Authority}\r\n"
        + $"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ShopData.Workspace}:{ShopData.Key}"))}\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n";

    private static UserChange Event(int at, int users, long nowMs) =>
        new()
        {
            Identifiers = [new Identifier(Identifier.CustomerId, $"user-{(long)at * 7919 % users:D7}")],
            Events =
            [
                new UserEvent
                {
                    Name = Names[at % Names.Length],
                    TimeMs = nowMs - at % 1_000,
                    Uuid = Guid.NewGuid(),
                    Platform = Platform.Web,
                    Attributes = new AttributeSetBuilder()
                        .Set("product", AttributeValue.From($"p-{at % 5_000}"))
                        .Set("price", (long)(at % 100))
                        .Set("member", AttributeValue.From(at % 2 == 0))
                        .Build(),
                },
            ],
        };
}
