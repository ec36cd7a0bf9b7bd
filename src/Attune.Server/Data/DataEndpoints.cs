using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.Data;

/// <summary>The addresses of the data family.</summary>
internal static class DataEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        Map("/v1/customer/{app_id}", services.GetRequiredService<TrackCustomer>().HandleAsync, DataErrors.Customer);
        Map("/v1/customer/merge", services.GetRequiredService<MergeUsers>().HandleAsync, DataErrors.Merge);
        Map("/v1/customer/delete", services.GetRequiredService<DeleteUser>().HandleAsync, DataErrors.Delete);
        Map("/v1/customers/export", services.GetRequiredService<ExportUsers>().HandleAsync, DataErrors.Export);
        Map("/v1/event/{app_id}", services.GetRequiredService<TrackEvent>().HandleAsync, DataErrors.Event);
        Map("/v1/transition/{app_id}", services.GetRequiredService<TrackBulk>().HandleAsync, DataErrors.Bulk);
        Map("/v1/device/{app_id}", services.GetRequiredService<TrackDevice>().HandleAsync, DataErrors.Device);
        Map("/v1/devices/manage", services.GetRequiredService<ManageDevices>().HandleAsync, DataErrors.ManageDevices);
        Map(
            "/v1/opengdpr_requests/{app_id}",
            services.GetRequiredService<EraseUsers>().HandleAsync,
            DataErrors.Erasure
        );
        Map(
            "/v1/integrations/authentication",
            services.GetRequiredService<TestConnection>().HandleAsync,
            DataErrors.Connection,
            AppKeyHeader.Required
        );

        void Map(
            string pattern,
            RequestDelegate handle,
            DataErrors errors,
            AppKeyHeader appKey = AppKeyHeader.Optional
        ) => endpoints.MapPost(pattern, handle).WithFamily(errors).RequireScope(KeyScopes.Data, appKey);
    }
}
