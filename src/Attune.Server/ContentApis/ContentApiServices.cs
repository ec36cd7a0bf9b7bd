using Attune.Server.Http;

namespace Attune.Server.ContentApis;

/// <summary>Registers the V5 content API family.</summary>
internal static class ContentApiServices
{
    public static void Add(IServiceCollection services) =>
        services.AddErrorFamily(VersionFiveErrors.Instance, VersionFiveErrors.Prefix);
}
