using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attune.Server.Management.Audit;
using Attune.Server.Management.Http;
using Attune.Server.Management.Keys;
using Attune.Server.Management.Settings;
using Attune.Server.Management.Workspaces;

namespace Attune.Server.Management;

/// <summary>The bodies of the management API: snake case, every member written, also where it is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(KeyInput))]
[JsonSerializable(typeof(KeyUpdate))]
[JsonSerializable(typeof(KeyBody))]
[JsonSerializable(typeof(Page<KeyBody>))]
[JsonSerializable(typeof(WorkspaceInput))]
[JsonSerializable(typeof(WorkspaceBody))]
[JsonSerializable(typeof(CreatedWorkspaceBody))]
[JsonSerializable(typeof(Page<WorkspaceBody>))]
[JsonSerializable(typeof(SettingsBody))]
[JsonSerializable(typeof(AuditEntryBody))]
[JsonSerializable(typeof(Page<AuditEntryBody>))]
internal sealed partial class ManagementJson : JsonSerializerContext
{
    /// <summary>For answers: letters of all scripts are written as they are, which is safe where nothing is HTML.</summary>
    public static ManagementJson Web { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
