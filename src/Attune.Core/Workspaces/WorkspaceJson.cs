using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Workspaces.Keys;
using Attune.Core.Workspaces.Settings;

namespace Attune.Core.Workspaces;

/// <summary>How a workspace's own configuration is written as documents: snake case, as all of Attune's JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ApiKeyRecord))]
[JsonSerializable(typeof(WorkspaceSettings))]
public sealed partial class WorkspaceJson : JsonSerializerContext
{
    /// <exception cref="JsonException">The bytes are not such a record.</exception>
    internal static T Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(json.Span, type) ?? throw new JsonException("The record is null.");

    internal static ReadOnlyMemory<byte> Write<T>(T record, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToUtf8Bytes(record, type);
}
