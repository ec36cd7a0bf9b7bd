using Attune.Core.Jobs;
using Attune.Core.Users.Erasure;
using Attune.Core.Workspaces.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Content.Coupons;

/// <summary>Registers coupons.</summary>
public static class CouponServices
{
    public static IServiceCollection AddAttuneCoupons(this IServiceCollection services)
    {
        services.AddSingleton<CouponLists>();
        services.AddSingleton<IConfigurationView>(provider => provider.GetRequiredService<CouponLists>());
        services.AddSingleton<CouponAlerts>();
        services.AddSingleton<CouponDispenser>();
        services.AddSingleton<CouponJobs>();
        services.AddSingleton<ManageCouponLists>();
        services.AddSingleton<ManageCouponFiles>();
        services.AddSingleton<ReportCouponUsage>();
        services.AddSingleton<IJobHandler, CouponFileJob>();
        services.AddSingleton<IJobHandler, CouponExpiryJob>();
        services.AddSingleton<CouponErasure>();
        services.AddSingleton<IUserErasure>(provider => provider.GetRequiredService<CouponErasure>());
        services.AddSingleton<IUserExport>(provider => provider.GetRequiredService<CouponErasure>());
        return services;
    }
}
