using System.Text.Json.Serialization;
using Attune.Core.Content.Apis;
using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Templates;

namespace Attune.Core.Content;

/// <summary>How content is written as documents: snake case, as the published schemas name their members.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(ContentBlock))]
[JsonSerializable(typeof(CustomTemplate))]
[JsonSerializable(typeof(ContentApi))]
[JsonSerializable(typeof(Catalog))]
[JsonSerializable(typeof(ProductSet))]
[JsonSerializable(typeof(AuxiliaryFile))]
public sealed partial class ContentJson : JsonSerializerContext;
