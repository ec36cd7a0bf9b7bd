using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Workspaces;

namespace Attune.Server.Segments;

/// <summary>The bodies of the segments API: snake case, without members that are null.</summary>
internal static class SegmentJson
{
    public static JsonSerializerOptions Options { get; } =
        new(WorkspaceJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
