using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Audit;
using Attune.Server.Management.Keys;
using Attune.Server.Management.Settings;
using Attune.Server.Management.Workspaces;

namespace Attune.Server.Management;

/// <summary>The addresses of the management API.</summary>
internal static class ManagementEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints
            .MapGroup("/api/v1")
            .WithFamily(ManagementErrors.Instance)
            .RequireScope(KeyScopes.Manage, AppKeyHeader.Optional);
        WorkspaceEndpoints.Map(group);
        KeyEndpoints.Map(group);
        SettingsEndpoints.Map(group);
        AuditEndpoints.Map(group);
    }
}
