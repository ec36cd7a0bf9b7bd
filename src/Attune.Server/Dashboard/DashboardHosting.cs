using Attune.Core.Accounts;
using Attune.Dashboard;
using Attune.Dashboard.Access;
using Attune.Server.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace Attune.Server.Dashboard;

/// <summary>Brings the dashboard into the server.</summary>
internal static class DashboardHosting
{
    private const string KeysFolder = "dashboard-keys";

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAttuneAccounts();
        services.AddAttuneDashboard(ReadOidc(configuration.GetSection("Attune:Oidc")));
        services.AddSingleton<FirstSignIn>();
        // So that a form that was open over a restart can still be sent.
        var data = configuration[AttuneConfiguration.DataKey] ?? AttuneConfiguration.DefaultDataDirectory;
        services
            .AddDataProtection()
            .SetApplicationName("Attune")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data, KeysFolder)));
    }

    private static OidcSettings ReadOidc(IConfigurationSection section) =>
        new()
        {
            Authority = section["Authority"] ?? "",
            ClientId = section["ClientId"] ?? "",
            ClientSecret = section["ClientSecret"] ?? "",
            Name = section["Name"] ?? "single sign-on",
        };
}
