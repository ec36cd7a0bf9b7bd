using Attune.Core.Content.Preview;
using Attune.Server.Http;

namespace Attune.Server.Preview;

/// <summary>Registers the preview API.</summary>
internal static class PreviewServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddErrorFamily(PreviewErrors.Instance, PreviewErrors.Prefixes);
        services.AddSingleton<PreviewTemplates>();
        services.AddSingleton<PreviewContent>();
    }
}
