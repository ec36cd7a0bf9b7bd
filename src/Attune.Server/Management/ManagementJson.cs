using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Attune.Core.Workspaces;

namespace Attune.Server.Management;

/// <summary>
/// The bodies of the management API: as the records are stored, in snake case and without members that are null. Letters
/// of all scripts are written as they are, which is safe where nothing is HTML.
/// </summary>
internal static class ManagementJson
{
    public static JsonSerializerOptions Options { get; } =
        new(WorkspaceJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
