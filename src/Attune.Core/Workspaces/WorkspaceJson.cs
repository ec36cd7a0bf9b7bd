using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Attune.Core.Workspaces;

/// <summary>
/// How a workspace's own configuration is written as documents: snake case, as all of Attune's JSON. By reflection, since
/// generated readers forget the defaults of members that a record does not mention.
/// </summary>
internal static class WorkspaceJson
{
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };

    /// <exception cref="JsonException">The bytes are not such a record.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json)
        where T : class =>
        JsonSerializer.Deserialize<T>(json.Span, Options) ?? throw new JsonException("The record is null.");

    public static ReadOnlyMemory<byte> Write<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);
}
