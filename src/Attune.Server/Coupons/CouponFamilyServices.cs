using Attune.Server.Http;

namespace Attune.Server.Coupons;

/// <summary>Registers the coupon family.</summary>
internal static class CouponFamilyServices
{
    public static void Add(IServiceCollection services) =>
        services.AddErrorFamily(CouponErrors.Instance, CouponErrors.Prefix);
}
