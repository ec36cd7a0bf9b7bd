namespace Attune.Dashboard.Snippets;

/// <summary>For Node.js 18 and newer, as a module or with <c>node --input-type=module</c>.</summary>
public sealed class NodeSnippet : ISnippetLanguage
{
    public string Name => "Node.js";

    public string Write(SnippetRequest request) =>
        $$"""
            const response = await fetch({{Quoting.Double(request.Url)}}, {
              method: "POST",
              headers: {
                "Authorization": {{Quoting.Double(SnippetRequest.Authorization)}},
                "MOE-APPKEY": {{Quoting.Double(request.Workspace)}},
                "Content-Type": "application/json",
              },
              body: JSON.stringify({{Quoting.Indent(request.Body, "  ")}}),
            });

            if (!response.ok) {
              throw new Error(`Attune answered ${response.status}: ${await response.text()}`);
            }
            console.log(JSON.stringify(await response.json(), null, 2));
            """;
}
