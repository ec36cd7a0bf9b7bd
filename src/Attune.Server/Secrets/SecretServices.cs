using Attune.Core.Workspaces.Secrets;
using Attune.Storage;

namespace Attune.Server.Secrets;

/// <summary>Registers the encryption of stored secrets.</summary>
internal static class SecretServices
{
    public static void Add(IServiceCollection services) =>
        services.AddSingleton<ISecretBox>(provider => new DataProtectionSecretBox(
            provider.GetRequiredService<StorageOptions>().DataDirectory
        ));
}
