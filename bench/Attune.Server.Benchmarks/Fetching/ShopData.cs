using System.Text;
using System.Text.Json;

namespace Attune.Server.Benchmarks.Fetching;

/// <summary>A shop's users, experiences and requests; the same numbers give the same data.</summary>
internal static class ShopData
{
    public const string Workspace = "bench";
    public const string Key = "bench-0123456789-0123456789";
    public const int EventsOfEach = 5;
    public const int EventsOfActive = 200;

    private static readonly string[] Names = ["Ada", "Bo", "Chandra", "Dmitri", "Eve", "Farid", "Grace", "Hiro"];
    private static readonly string[] Cities = ["Delhi", "Berlin", "Lagos", "Lima", "Osaka"];
    private static readonly string[] Events = ["Product Viewed", "Added To Cart", "Product Purchased", "Searched"];

    public static string UserId(int number) => $"user-{number:D7}";

    public static string ExperienceKey(int number) => $"experience-{number:D4}";

    /// <summary>The elements of a bulk call that make this user: ten attributes, and events of the last month.</summary>
    public static IEnumerable<string> Elements(int user, bool active, long nowSeconds)
    {
        yield return JsonSerializer.Serialize(
            new
            {
                type = "customer",
                customer_id = UserId(user),
                attributes = new
                {
                    first_name = Names[user % Names.Length],
                    last_name = $"Number {user}",
                    city = Cities[user % Cities.Length],
                    plan = user % 3 == 0 ? "gold" : "basic",
                    age = 18 + user % 60,
                    points = user % 10_000,
                    newsletter = user % 2 == 0,
                    last_store = $"store-{user % 400}",
                    locale = "en-IN",
                    score = user % 100 / 100.0,
                },
            }
        );
        var events = active ? EventsOfActive : EventsOfEach;
        for (var at = 0; at < events; at += 50)
        {
            yield return EventElement(user, at, Math.Min(50, events - at), nowSeconds);
        }
    }

    /// <summary>An experience for gold users who looked at much lately, then for everybody; half and half.</summary>
    public static string Experience(int number) =>
        $$$"""
            {
              "key": "{{{ExperienceKey(number)}}}", "name": "Experience {{{number}}}",
              "audiences": [
                {
                  "name": "Busy gold users",
                  "rule": { "included_filters": { "filter_operator": "and", "filters": [
                    { "filter_type": "user_attributes", "name": "plan", "data_type": "string", "operator": "is", "value": "gold" },
                    { "filter_type": "actions", "action_name": "{{{Events[number % Events.Length]}}}", "executed": true,
                      "execution": { "type": "atleast", "count": 3 },
                      "attributes": { "filter_operator": "and", "filters": [
                        { "filter_type": "user_attributes", "name": "price", "data_type": "double", "operator": "greaterThan", "value": 20 } ] },
                      "primary_time_range": { "type": "inTheLast", "value_type": "relative_past", "value": "30", "period_unit": "days" } } ] } },
                  "variations": [{{{Variation("A", "Gold", 50)}}}, {{{Variation("B", "Finest", 50)}}}]
                },
                {
                  "name": "All Users", "rule": {},
                  "variations": [{{{Variation("A", "Welcome", 50)}}}, {{{Variation("B", "Hello", 50)}}}]
                }
              ]
            }
            """;

    /// <summary>A fetch for three experiences, whole, as it goes over the wire.</summary>
    public static byte[] Request(Uri address, int user, int experiences, int seed)
    {
        var keys = Enumerable.Range(0, 3).Select(at => $"\"{ExperienceKey((seed * 31 + at * 67) % experiences)}\"");
        var body =
            $$"""{"identifiers":{"customer_id":"{{UserId(user)}}"},"experience_key":[{{string.Join(',', keys)}}],"platform":"web"}""";
        var credentials = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Workspace}:{Key}"));
        return Encoding.ASCII.GetBytes(
            $"POST /v1/experiences/fetch HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Basic {credentials}\r\n"
                + $"MOE-APPKEY: {Workspace}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );
    }

    private static string EventElement(int user, int from, int count, long nowSeconds)
    {
        var actions = Enumerable
            .Range(from, count)
            .Select(at => new
            {
                action = Events[(user + at) % Events.Length],
                attributes = new { price = at % 50, product = $"p-{at}" },
                platform = "web",
                current_time = nowSeconds - (at + user % 7 + 1) * 9_000,
            });
        return JsonSerializer.Serialize(
            new
            {
                type = "event",
                customer_id = UserId(user),
                actions,
            }
        );
    }

    private static string Variation(string name, string word, int percentage) =>
        $$$"""
            { "name": "{{{name}}}", "percentage": {{{percentage}}}, "variables": [
              { "name": "Title", "data_type": "string", "value": "{{{word}}}, {{ UserAttribute['First Name']|default('friend') }}! {{ UserAttribute['points'] }} points wait in {{ UserAttribute['City']|default('your city') }}." },
              { "name": "Discount", "data_type": "number", "value": "{% if UserAttribute['plan'] == 'gold' %}20{% else %}10{% endif %}" } ] }
            """;
}
