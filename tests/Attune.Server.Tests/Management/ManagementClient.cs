using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Attune.Server.Tests.Management;

/// <summary>Calls of the management API as tests write them.</summary>
internal static class ManagementClient
{
    /// <summary>Sends, and parses the answer's body; an empty body gives an undefined element.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">With its query.</param>
    /// <param name="body">A text is sent as it is, another object as JSON.</param>
    /// <param name="ifMatch">The entity tag, or null for no such header.</param>
    public static async Task<(HttpResponseMessage Response, JsonElement Body)> SendJsonAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null,
        string? ifMatch = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(
                body as string ?? JsonSerializer.Serialize(body),
                Encoding.UTF8,
                "application/json"
            );
        }
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(
                ifMatch == "*" ? EntityTagHeaderValue.Any : EntityTagHeaderValue.Parse(ifMatch)
            );
        }
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    public static Task<(HttpResponseMessage Response, JsonElement Body)> GetJsonAsync(
        this HttpClient client,
        string path
    ) => client.SendJsonAsync(HttpMethod.Get, path);

    /// <summary>The entity tag of an answer.</summary>
    public static string Etag(this HttpResponseMessage response) => response.Headers.ETag!.Tag;

    /// <summary>The paths of a problem's errors.</summary>
    public static IEnumerable<string> ErrorPaths(this JsonElement problem) =>
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!);
}
