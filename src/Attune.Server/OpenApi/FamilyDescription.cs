using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attune.Server.OpenApi;

/// <summary>
/// What a family says of itself beyond what its endpoints and types say: the file <c>*.openapi.json</c> in its folder.
/// </summary>
/// <param name="Family">The type name of its <see cref="Http.IErrorFamily"/>; null for a file that belongs to none.</param>
/// <param name="Tag">The tag of its calls that name none.</param>
/// <param name="Responses">What each of its calls may answer beside its own answers, by status.</param>
/// <param name="BodyResponses">The same for the calls that take a body.</param>
/// <param name="Refusals">How these statuses are described at calls that say no more of them than the number.</param>
/// <param name="Document">A part of an OpenAPI document, laid over the whole.</param>
internal sealed record FamilyDescription(
    string? Family,
    string? Tag,
    JsonObject Responses,
    JsonObject BodyResponses,
    JsonObject Refusals,
    JsonObject Document
)
{
    private const string Suffix = ".openapi.json";

    /// <summary>All of them, the one of no family first.</summary>
    public static IReadOnlyList<FamilyDescription> ReadAll()
    {
        var assembly = typeof(FamilyDescription).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    return Read(JsonSerializer.Deserialize<JsonObject>(stream)!);
                })
                .OrderBy(description => description.Family is not null),
        ];
    }

    private static FamilyDescription Read(JsonObject file) =>
        new(
            (string?)file["family"],
            (string?)file["tag"],
            file["responses"] as JsonObject ?? [],
            file["body_responses"] as JsonObject ?? [],
            file["refusals"] as JsonObject ?? [],
            file["document"] as JsonObject ?? []
        );
}
