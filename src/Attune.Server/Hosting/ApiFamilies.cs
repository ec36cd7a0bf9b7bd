using Attune.Server.Data;

namespace Attune.Server.Hosting;

/// <summary>The API families of the server. A new family is one line in each of the two methods.</summary>
internal static class ApiFamilies
{
    public static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        DataServices.Add(services);
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        DataEndpoints.Map(endpoints);
    }
}
