using System.Collections.Frozen;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// Which names an attribute or event may have: not <c>id</c>, <c>_id</c> or nothing, and none with the system's prefix
/// <c>moe_</c> but those that the system documents (data overview, wire.md 5.1).
/// </summary>
internal static class AttributeNames
{
    /// <summary>The longest name, in characters (help 360037314991).</summary>
    public const int MaxLength = 200;

    private const string SystemPrefix = "moe_";

    // What the published samples send with events.
    private static readonly FrozenSet<string> SystemEventAttributes = new[]
    {
        "moe_os_type",
        "moe_event_uuid",
        "moe_locale_id",
        "moe_variation_id",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static DataError? CheckUserAttribute(string name) =>
        IsBlocked(name) || (IsSystem(name) && AttributeCatalog.Find(name) is null)
            ? DataErrors.ForbiddenName(name)
            : CheckLength(name);

    public static DataError? CheckEventAttribute(string name) =>
        name.Length == 0 || (IsSystem(name) && !SystemEventAttributes.Contains(name))
            ? DataErrors.ForbiddenName(name)
            : CheckLength(name);

    public static DataError? CheckEvent(string name) =>
        IsSystem(name) ? DataErrors.ForbiddenName(name) : CheckLength(name);

    private static bool IsBlocked(string name) => name is "" or "id" or "_id";

    private static bool IsSystem(string name) => name.StartsWith(SystemPrefix, StringComparison.Ordinal);

    private static DataError? CheckLength(string name) =>
        name.Length > MaxLength ? DataErrors.NameTooLong($"{name.AsSpan(0, 50)}...", MaxLength) : null;
}
