using Attune.Core.Segments;
using Attune.Server.Http;

namespace Attune.Server.Segments;

/// <summary>Registers and maps the segments API.</summary>
internal static class SegmentApiServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddErrorFamily(FileSegmentErrors.Instance, FileSegmentErrors.Prefixes);
        services.AddErrorFamily(FilterSegmentErrors.Instance, FilterSegmentErrors.Prefixes);
        services.AddAttuneSegments();
        services.AddSingleton<ISegmentFiles, OutboundSegmentFiles>();
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        FileSegmentEndpoints.Map(endpoints);
        FilterSegmentEndpoints.Map(endpoints);
    }
}
