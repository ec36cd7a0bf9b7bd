using Attune.Server.Http;

namespace Attune.Server.ContentBlocks;

/// <summary>Registers the content-blocks API.</summary>
internal static class ContentBlockServices
{
    public static void Add(IServiceCollection services) =>
        services.AddErrorFamily(ContentBlockErrors.Instance, ContentBlockErrors.Prefix);
}
