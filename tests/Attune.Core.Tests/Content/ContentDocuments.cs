using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Tests.Content;

/// <summary>Content records as the documents that views are shown.</summary>
public static class ContentDocuments
{
    public static JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An update of workspace ACME that adds one record.</summary>
    public static ConfigurationUpdate Update<T>(string kind, string id, T record, JsonTypeInfo<T> type) =>
        new("ACME", 1, false, [Document(kind, id, JsonSerializer.SerializeToUtf8Bytes(record, type))], []);

    public static Document Document(string kind, string id, ReadOnlyMemory<byte> json, long version = 1) =>
        new()
        {
            WorkspaceId = "ACME",
            Kind = kind,
            Id = id,
            Version = version,
            Json = json,
            ConfigurationVersion = 1,
            CreatedAt = default,
            CreatedBy = Actor.System,
            UpdatedAt = default,
            UpdatedBy = Actor.System,
        };

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
