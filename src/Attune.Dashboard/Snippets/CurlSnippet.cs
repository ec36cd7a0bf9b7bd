namespace Attune.Dashboard.Snippets;

/// <summary>For a shell.</summary>
public sealed class CurlSnippet : ISnippetLanguage
{
    public string Name => "cURL";

    public string Write(SnippetRequest request) =>
        $"""
            curl -s {Quoting.Shell(request.Url)} \
              -H {Quoting.Shell("Authorization: " + SnippetRequest.Authorization)} \
              -H {Quoting.Shell("MOE-APPKEY: " + request.Workspace)} \
              -H 'Content-Type: application/json' \
              --data-raw {Quoting.Shell(request.Body)}
            """;
}
