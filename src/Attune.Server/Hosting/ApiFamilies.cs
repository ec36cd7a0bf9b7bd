using Attune.Server.Data;
using Attune.Server.Http;

namespace Attune.Server.Hosting;

/// <summary>The API families of the server. A new family is one line in each of the two methods.</summary>
internal static class ApiFamilies
{
    public static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddErrorFamily(DataErrors.Instance, DataErrors.Prefixes);
    }

    public static void Map(IEndpointRouteBuilder endpoints) { }
}
