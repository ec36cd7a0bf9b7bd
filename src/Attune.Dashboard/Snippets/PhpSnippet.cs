namespace Attune.Dashboard.Snippets;

/// <summary>For PHP 8 without its curl extension.</summary>
public sealed class PhpSnippet : ISnippetLanguage
{
    public string Name => "PHP";

    public string Write(SnippetRequest request) =>
        $$"""
            <?php
            $context = stream_context_create(['http' => [
                'method' => 'POST',
                'ignore_errors' => true,
                'header' => [
                    {{Quoting.Single("Authorization: " + SnippetRequest.Authorization)}},
                    {{Quoting.Single("MOE-APPKEY: " + request.Workspace)}},
                    'Content-Type: application/json',
                ],
                'content' => {{Quoting.Single(request.Body)}},
            ]]);
            $answer = file_get_contents({{Quoting.Single(request.Url)}}, false, $context);
            echo json_encode(json_decode($answer), JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE), "\n";
            """;
}
