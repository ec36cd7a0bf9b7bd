using System.Globalization;
using Attune.Core.Users;

namespace Attune.Core.Content.Coupons;

/// <summary>
/// How the owner of a code is written: by the user's internal id, or by the id that a request named where it finds nobody.
/// </summary>
public static class CouponHolders
{
    public static string OfUser(Guid userId) => string.Create(CultureInfo.InvariantCulture, $"u:{userId:N}");

    public static string OfName(string namedId) => "n:" + namedId;

    /// <summary>All under which somebody's codes may lie.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Guid> userIds, IEnumerable<Identifier> identifiers) =>
        [
            .. userIds.Select(OfUser),
            .. identifiers
                .Where(identifier => identifier.Kind is Identifier.CustomerId or Identifier.VisitorId)
                .Select(identifier => OfName(identifier.Value)),
        ];
}
