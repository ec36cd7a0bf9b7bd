using Attune.Server.Http;

namespace Attune.Server.Management;

/// <summary>Registers the management API.</summary>
internal static class ManagementServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddErrorFamily(ManagementErrors.Instance, ManagementErrors.Prefix);
    }
}
