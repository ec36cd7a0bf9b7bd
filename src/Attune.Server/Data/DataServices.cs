using Attune.Server.Http;

namespace Attune.Server.Data;

/// <summary>Registers what the family's calls are made of.</summary>
internal static class DataServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddErrorFamily(DataErrors.Customer, DataErrors.Prefixes);
        services.AddSingleton<DataSettings>();
        services.AddSingleton<DataRequests>();
        services.AddSingleton<EventTimeReader>();
        services.AddSingleton<ActionReader>();
        services.AddSingleton<UserPlace>();
        services.AddSingleton<LocalEventTimes>();
        services.AddSingleton<TrackCustomer>();
        services.AddSingleton<TrackEvent>();
        services.AddSingleton<TrackBulk>();
        services.AddSingleton<TrackDevice>();
        services.AddSingleton<ManageDevices>();
        services.AddSingleton<ExportUsers>();
        services.AddSingleton<MergeUsers>();
        services.AddSingleton<DeleteUser>();
        services.AddSingleton<EraseUsers>();
        services.AddSingleton<TestConnection>();
    }
}
