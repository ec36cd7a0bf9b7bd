using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Decisions;

namespace Attune.Core.Workspaces;

/// <summary>
/// How a workspace's own configuration is written as documents: snake case, as all of Attune's JSON. By reflection, since
/// generated readers forget the defaults of members that a record does not mention.
/// </summary>
public static class WorkspaceJson
{
    public static JsonSerializerOptions Options { get; } =
        new(DecisionsJson.Default.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <exception cref="JsonException">The bytes are not such a record.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json)
        where T : class =>
        JsonSerializer.Deserialize<T>(json.Span, Options) ?? throw new JsonException("The record is null.");

    public static ReadOnlyMemory<byte> Write<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    public static JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
