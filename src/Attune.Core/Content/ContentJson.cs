using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Content.Apis;
using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Recommendations;
using Attune.Core.Content.Templates;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content;

/// <summary>How content is written as documents: snake case, as the published schemas name their members.</summary>
public static class ContentJson
{
    // By reflection: generated readers forget the initial values of init-only members that the JSON leaves out.
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static JsonTypeInfo<ContentBlock> ContentBlock { get; } = Of<ContentBlock>();

    public static JsonTypeInfo<CustomTemplate> CustomTemplate { get; } = Of<CustomTemplate>();

    public static JsonTypeInfo<TemplateHead> TemplateHead { get; } = Of<TemplateHead>();

    public static JsonTypeInfo<ContentApi> ContentApi { get; } = Of<ContentApi>();

    public static JsonTypeInfo<Catalog> Catalog { get; } = Of<Catalog>();

    public static JsonTypeInfo<ProductSet> ProductSet { get; } = Of<ProductSet>();

    public static JsonTypeInfo<AuxiliaryFile> AuxiliaryFile { get; } = Of<AuxiliaryFile>();

    public static JsonTypeInfo<RecommendationSettings> RecommendationSettings { get; } = Of<RecommendationSettings>();

    /// <summary>The settings of a document, or those that hold where there is none.</summary>
    /// <exception cref="JsonException">The document is no such record.</exception>
    public static RecommendationSettings ReadRecommendationSettings(Document? document) =>
        document is null
            ? Recommendations.RecommendationSettings.Default
            : JsonSerializer.Deserialize(document.Json.Span, RecommendationSettings)!;

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
