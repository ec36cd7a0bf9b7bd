namespace Attune.Dashboard.Snippets;

/// <summary>For Go with its standard library.</summary>
public sealed class GoSnippet : ISnippetLanguage
{
    public string Name => "Go";

    public string Write(SnippetRequest request) =>
        $$"""
            package main

            import (
            	"fmt"
            	"io"
            	"log"
            	"net/http"
            	"strings"
            )

            func main() {
            	body := {{Lines(request.Body)}}
            	request, err := http.NewRequest("POST", {{Quoting.Double(request.Url)}}, strings.NewReader(body))
            	if err != nil {
            		log.Fatal(err)
            	}
            	request.Header.Set("Authorization", {{Quoting.Double(SnippetRequest.Authorization)}})
            	request.Header.Set("MOE-APPKEY", {{Quoting.Double(request.Workspace)}})
            	request.Header.Set("Content-Type", "application/json")
            	response, err := http.DefaultClient.Do(request)
            	if err != nil {
            		log.Fatal(err)
            	}
            	defer response.Body.Close()
            	answer, err := io.ReadAll(response.Body)
            	if err != nil {
            		log.Fatal(err)
            	}
            	if response.StatusCode != http.StatusOK {
            		log.Fatalf("Attune answered %d: %s", response.StatusCode, answer)
            	}
            	fmt.Println(string(answer))
            }
            """;

    private static string Lines(string body) =>
        string.Join(" +\n\t\t", body.Split('\n').Select(line => Quoting.Double(line.TrimEnd('\r') + "\n")));
}
