using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Tenancy;
using Attune.Server.Hosting;
using Attune.Server.Http;

namespace Attune.Server.Management;

/// <summary>Registers workspaces and what manages them.</summary>
internal static class ManagementServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddErrorFamily(ManagementErrors.Instance, ManagementErrors.Prefix);
        services.AddAttuneWorkspaces();
        services.AddSingleton(
            new FirstStartOptions(
                NullIfEmpty(configuration[AttuneConfiguration.WorkspaceKey]),
                NullIfEmpty(configuration[AttuneConfiguration.ApiKeyKey]),
                configuration.GetValue(AttuneConfiguration.DemoKey, defaultValue: true)
            )
        );
        services.AddSingleton<WorkspaceStartup>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkspaceStartup>());
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
