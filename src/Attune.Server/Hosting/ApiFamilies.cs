using Attune.Server.Data;
using Attune.Server.Management;
using Attune.Server.Personalize;
using Attune.Server.Preview;

namespace Attune.Server.Hosting;

/// <summary>The API families of the server. A new family is one line in each of the two methods.</summary>
internal static class ApiFamilies
{
    public static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        DataServices.Add(services);
        ManagementServices.Add(services);
        PersonalizeServices.Add(services);
        PreviewServices.Add(services);
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        DataEndpoints.Map(endpoints);
        ManagementEndpoints.Map(endpoints);
        PersonalizeEndpoints.Map(endpoints);
        PreviewEndpoints.Map(endpoints);
    }
}
