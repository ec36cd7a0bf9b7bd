namespace Attune.Dashboard.Snippets;

/// <summary>For Python 3 with nothing installed beside it.</summary>
public sealed class PythonSnippet : ISnippetLanguage
{
    public string Name => "Python";

    public string Write(SnippetRequest request) =>
        $$"""
            import json
            import urllib.request

            body = json.loads({{Quoting.Double(request.Body)}})
            request = urllib.request.Request(
                {{Quoting.Double(request.Url)}},
                data=json.dumps(body).encode("utf-8"),
                headers={
                    "Authorization": {{Quoting.Double(SnippetRequest.Authorization)}},
                    "MOE-APPKEY": {{Quoting.Double(request.Workspace)}},
                    "Content-Type": "application/json",
                },
                method="POST",
            )
            with urllib.request.urlopen(request) as response:
                print(json.dumps(json.load(response), indent=2))
            """;
}
