using Attune.Server.Catalogs;
using Attune.Server.ContentApis;
using Attune.Server.ContentBlocks;
using Attune.Server.Coupons;
using Attune.Server.Data;
using Attune.Server.Management;
using Attune.Server.Personalize;
using Attune.Server.Preview;
using Attune.Server.Recommendations;
using Attune.Server.Segments;
using Attune.Server.Templates;

namespace Attune.Server.Hosting;

/// <summary>The API families of the server. A new family is one line in each of the two methods.</summary>
internal static class ApiFamilies
{
    public static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        CatalogServices.Add(services);
        ContentBlockServices.Add(services);
        ContentApiServices.Add(services);
        CouponFamilyServices.Add(services);
        DataServices.Add(services);
        ManagementServices.Add(services);
        PersonalizeServices.Add(services);
        PreviewServices.Add(services);
        SegmentApiServices.Add(services);
        RecommendationApiServices.Add(services);
        TemplateServices.Add(services);
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        CatalogEndpoints.Map(endpoints);
        ContentBlockEndpoints.Map(endpoints);
        ContentApiFamilyEndpoints.Map(endpoints);
        CouponEndpoints.Map(endpoints);
        DataEndpoints.Map(endpoints);
        ManagementEndpoints.Map(endpoints);
        PersonalizeEndpoints.Map(endpoints);
        PreviewEndpoints.Map(endpoints);
        SegmentApiServices.Map(endpoints);
        RecommendationEndpoints.Map(endpoints);
        TemplateEndpoints.Map(endpoints);
    }
}
