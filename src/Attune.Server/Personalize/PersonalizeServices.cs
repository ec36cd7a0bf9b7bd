using Attune.Core.Personalize;
using Attune.Server.Http;

namespace Attune.Server.Personalize;

/// <summary>Registers the personalize API.</summary>
internal static class PersonalizeServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddErrorFamily(PersonalizeErrors.Instance, PersonalizeErrors.Prefixes);
        services.AddAttunePersonalize();
    }
}
