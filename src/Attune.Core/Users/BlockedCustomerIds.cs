using System.Collections.Frozen;

namespace Attune.Core.Users;

/// <summary>
/// Customer ids that nobody has: what a caller sends by mistake where it has no id. Accepting one would pour many people
/// into one profile (data overview, wire.md 5.1). Compared without case and without white space around. Thread-safe.
/// </summary>
public static class BlockedCustomerIds
{
    private static readonly FrozenSet<string> Values = new[]
    {
        "unknown",
        "guest",
        "null",
        "0",
        "1",
        "true",
        "false",
        "user_attribute_unique_id",
        "(empty)",
        "na",
        "n/a",
        "",
        "''",
        "dummy_seller_code",
        "user_id",
        "id",
        "customer_id",
        "uid",
        "userid",
        "none",
        "-2",
        "-1",
        "2",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this is no customer's id.</summary>
    public static bool Contains(string customerId) => Values.Contains(customerId.Trim());
}
