namespace Attune.Dashboard.Snippets;

/// <summary>For Java 11 and newer with its standard library.</summary>
public sealed class JavaSnippet : ISnippetLanguage
{
    public string Name => "Java";

    public string Write(SnippetRequest request) =>
        $$"""
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;
            import java.nio.charset.StandardCharsets;

            public class FetchExperience {
                public static void main(String[] args) throws Exception {
                    String body = {{Lines(request.Body)}};
                    HttpRequest request = HttpRequest.newBuilder(URI.create({{Quoting.Double(request.Url)}}))
                        .header("Authorization", {{Quoting.Double(SnippetRequest.Authorization)}})
                        .header("MOE-APPKEY", {{Quoting.Double(request.Workspace)}})
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build();
                    HttpResponse<String> response = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                    if (response.statusCode() != 200) {
                        throw new IllegalStateException("Attune answered " + response.statusCode() + ": " + response.body());
                    }
                    System.out.println(response.body());
                }
            }
            """;

    private static string Lines(string body) =>
        string.Join("\n            + ", body.Split('\n').Select(line => Quoting.Double(line.TrimEnd('\r') + "\n")));
}
