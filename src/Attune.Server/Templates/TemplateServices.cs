using Attune.Server.Http;

namespace Attune.Server.Templates;

/// <summary>Registers the custom templates API.</summary>
internal static class TemplateServices
{
    public static void Add(IServiceCollection services) =>
        services.AddErrorFamily(TemplateErrors.Instance, TemplateErrors.Prefix);
}
