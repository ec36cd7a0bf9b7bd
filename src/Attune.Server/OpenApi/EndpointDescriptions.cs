using System.Text;
using System.Text.Json.Nodes;
using Attune.Core.Workspaces.Keys;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Attune.Server.OpenApi;

/// <summary>
/// Adds to a document what every endpoint of an API family has: an operation at all, the parameters of its path, the
/// credentials that it asks for, and the refusals of its family.
/// </summary>
internal sealed class EndpointDescriptions(JsonObject document, IReadOnlyList<FamilyDescription> families)
{
    private const string OtherTag = "Other";

    private readonly Dictionary<string, FamilyDescription> byName = families
        .Where(family => family.Family is not null)
        .ToDictionary(family => family.Family!, StringComparer.Ordinal);

    private readonly HashSet<string> tags = [.. Tags(document)];

    public void Complete(IEnumerable<RouteEndpoint> endpoints)
    {
        ShareExamples();
        foreach (var endpoint in endpoints)
        {
            if (
                endpoint.Metadata.GetMetadata<FamilyMetadata>() is { } family
                && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods
                && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
            )
            {
                foreach (var method in methods.HttpMethods)
                {
                    Complete(endpoint, method, byName.GetValueOrDefault(family.Errors.GetType().Name));
                }
            }
        }
    }

    /// <summary>The path as OpenAPI writes it: without constraints.</summary>
    public static string PathOf(RoutePattern pattern)
    {
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                path.Append(
                    part switch
                    {
                        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
                        RoutePatternLiteralPart literal => literal.Content,
                        RoutePatternSeparatorPart separator => separator.Content,
                        _ => "",
                    }
                );
            }
        }
        return path.ToString();
    }

    // What is created and what is replaced has the same form: one example serves both.
    private void ShareExamples()
    {
        var bodies = Member(document, "paths")
            .SelectMany(path => path.Value!.AsObject())
            .Select(operation => operation.Value?["requestBody"]?["content"]?["application/json"] as JsonObject)
            .OfType<JsonObject>()
            .Where(body => body["schema"]?["$ref"] is not null)
            .ToLookup(body => (string)body["schema"]!["$ref"]!);
        foreach (var alike in bodies)
        {
            if (alike.FirstOrDefault(body => body.ContainsKey("examples")) is { } shown)
            {
                foreach (var body in alike)
                {
                    body["examples"] ??= shown["examples"]!.DeepClone();
                }
            }
        }
    }

    private void Complete(RouteEndpoint endpoint, string method, FamilyDescription? family)
    {
        var path = PathOf(endpoint.RoutePattern);
        var operation = Member(Member(Member(document, "paths"), path), method.ToLowerInvariant());
        operation["operationId"] ??= NameOf(method, path);
        operation["summary"] ??=
            endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? $"{method} {path}";
        // Where an endpoint names no tag the generator takes the name of its class.
        if (!tags.Contains((string?)operation["tags"]?[0] ?? ""))
        {
            operation["tags"] = new JsonArray(family?.Tag ?? OtherTag);
        }
        AddParameters(operation, endpoint.RoutePattern);
        var access = endpoint.Metadata.GetMetadata<AccessMetadata>();
        operation["security"] ??= Security(access);
        AddResponses(operation, family);
    }

    private void AddParameters(JsonObject operation, RoutePattern pattern)
    {
        if (pattern.Parameters.Count == 0)
        {
            return;
        }
        if (operation["parameters"] is not JsonArray parameters)
        {
            operation["parameters"] = parameters = [];
        }
        foreach (var parameter in pattern.Parameters)
        {
            var known = parameters.FirstOrDefault(one =>
                (string?)one!["name"] == parameter.Name && (string?)one["in"] == "path"
            );
            if (known is null)
            {
                known = new JsonObject
                {
                    ["name"] = parameter.Name,
                    ["in"] = "path",
                    ["required"] = true,
                    ["schema"] = new JsonObject { ["type"] = "string" },
                };
                parameters.Insert(0, known);
            }
            known["description"] ??= PathParameters.Describe(parameter.Name);
        }
    }

    private static JsonArray Security(AccessMetadata? access)
    {
        if (access is null)
        {
            return [];
        }
        JsonObject With(bool appKey)
        {
            var scopes = new JsonArray([.. KeyScopeNames.Format(access.Scopes).Select(scope => (JsonNode)scope)]);
            var requirement = new JsonObject { ["basic"] = scopes };
            if (appKey)
            {
                requirement["app_key"] = new JsonArray();
            }
            return requirement;
        }
        return access.AppKey == AppKeyHeader.Required
            ? [With(appKey: true)]
            : [With(appKey: false), With(appKey: true)];
    }

    private static void AddResponses(JsonObject operation, FamilyDescription? family)
    {
        var responses = Member(operation, "responses");
        if (family is null)
        {
            responses["4XX"] ??= new JsonObject { ["description"] = "A refusal in the words of this API." };
            responses["5XX"] ??= new JsonObject
            {
                ["description"] = "A fault of the server, in the words of this API.",
            };
            return;
        }
        var more = operation.ContainsKey("requestBody")
            ? family.Responses.Concat(family.BodyResponses)
            : family.Responses;
        foreach (var (status, response) in more)
        {
            responses[status] ??= response!.DeepClone();
        }
        foreach (var (status, refusal) in family.Refusals.Where(refusal => responses.ContainsKey(refusal.Key)))
        {
            responses[status] = refusal!.DeepClone();
        }
        operation["responses"] = new JsonObject(
            responses
                .OrderBy(response => response.Key, StringComparer.Ordinal)
                .Select(response => KeyValuePair.Create(response.Key, response.Value?.DeepClone()))
        );
    }

    private static string NameOf(string method, string path)
    {
        var words = path.Split(['/', '{', '}', '-', '_', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Prepend(method.ToLowerInvariant());
        return string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static IEnumerable<string> Tags(JsonObject document) =>
        document["tags"]?.AsArray().Select(tag => (string)tag!["name"]!) ?? [];

    private static JsonObject Member(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject member)
        {
            parent[name] = member = [];
        }
        return member;
    }
}
