namespace Attune.Dashboard.Snippets;

/// <summary>For .NET 8 and newer, as a program of top-level statements.</summary>
public sealed class CSharpSnippet : ISnippetLanguage
{
    private const string Margin = "    ";

    public string Name => "C#";

    public string Write(SnippetRequest request)
    {
        var quotes = Quotes(request.Body);
        return $$"""
            using System.Text;

            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, {{Quoting.Double(request.Url)}});
            request.Headers.TryAddWithoutValidation("Authorization", {{Quoting.Double(SnippetRequest.Authorization)}});
            request.Headers.Add("MOE-APPKEY", {{Quoting.Double(request.Workspace)}});
            request.Content = new StringContent(
                {{quotes}}
                {{Quoting.Indent(request.Body, Margin)}}
                {{quotes}},
                Encoding.UTF8,
                "application/json"
            );
            using var response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
            Console.WriteLine(await response.Content.ReadAsStringAsync());
            """;
    }

    /// <summary>More quotes than stand together anywhere in the text, so that it needs no escapes.</summary>
    private static string Quotes(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return new string('"', Math.Max(3, longest + 1));
    }
}
