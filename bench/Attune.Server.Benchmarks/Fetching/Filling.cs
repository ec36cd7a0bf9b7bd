using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Attune.Server.Benchmarks.Fetching;

/// <summary>Fills a server over its own API: experiences, then users and their events in bulk calls.</summary>
internal sealed class Filling : IDisposable
{
    // Below the limit of 100 KB for a bulk call.
    private const int CallBytes = 90_000;
    private const int CallsAtOnce = 8;

    private readonly HttpClient client;

    public Filling(Uri address)
    {
        client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ShopData.Workspace}:{ShopData.Key}"))
        );
        client.DefaultRequestHeaders.Add("MOE-APPKEY", ShopData.Workspace);
    }

    public async Task RunAsync(FetchSizes sizes)
    {
        for (var number = 0; number < sizes.Experiences; number++)
        {
            await PublishAsync(ShopData.Experience(number));
        }

        var start = Stopwatch.GetTimestamp();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var calls = Calls(sizes, now);
        await Parallel.ForEachAsync(
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
            async (elements, cancellation) => await SendAsync(elements, cancellation)
        );
        Console.Error.WriteLine($"Filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
    }

    public void Dispose() => client.Dispose();

    // A user's elements stay in one call, since calls overtake each other.
    private static IEnumerable<string> Calls(FetchSizes sizes, long now)
    {
        var text = new StringBuilder();
        for (var user = 0; user < sizes.Users; user++)
        {
            var elements = string.Join(',', ShopData.Elements(user, user < sizes.Active, now));
            if (text.Length + elements.Length > CallBytes)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(text.Length == 0 ? "" : ",").Append(elements);
            if (user % 100_000 == 99_999)
            {
                Console.Error.WriteLine($"{user + 1:N0} of {sizes.Users:N0} users");
            }
        }

        yield return text.ToString();
    }

    private async Task SendAsync(string elements, CancellationToken cancellation)
    {
        using var content = Json($$"""{"type":"transition","elements":[{{elements}}]}""");
        using var response = await client.PostAsync($"/v1/transition/{ShopData.Workspace}", content, cancellation);
        var answer = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode || answer.Contains("\"errors\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(answer);
        }
    }

    private async Task PublishAsync(string experience)
    {
        using var content = Json(experience);
        using var created = await client.PostAsync("/api/v1/experiences", content);
        var answer = await created.Content.ReadAsStringAsync();
        if (!created.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(answer);
        }

        using var document = JsonDocument.Parse(answer);
        var id = document.RootElement.GetProperty("id").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/experiences/{id}:publish");
        request.Headers.IfMatch.Add(created.Headers.ETag!);
        using var published = await client.SendAsync(request);
        if (!published.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await published.Content.ReadAsStringAsync());
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
