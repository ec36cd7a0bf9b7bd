namespace Attune.Dashboard.Snippets;

/// <summary>For Ruby 3 with its standard library.</summary>
public sealed class RubySnippet : ISnippetLanguage
{
    public string Name => "Ruby";

    public string Write(SnippetRequest request) =>
        $$"""
            require 'json'
            require 'net/http'
            require 'uri'

            uri = URI({{Quoting.Single(request.Url)}})
            request = Net::HTTP::Post.new(uri)
            request['Authorization'] = {{Quoting.Single(SnippetRequest.Authorization)}}
            request['MOE-APPKEY'] = {{Quoting.Single(request.Workspace)}}
            request['Content-Type'] = 'application/json'
            request.body = {{Quoting.Single(request.Body)}}

            response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
            raise "Attune answered #{response.code}: #{response.body}" unless response.is_a?(Net::HTTPSuccess)
            puts JSON.pretty_generate(JSON.parse(response.body))
            """;
}
