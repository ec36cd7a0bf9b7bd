using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// The names under which attributes are exported: the documented spellings <c>customer_id</c>, <c>id</c>, <c>name</c>,
/// <c>first_name</c>, <c>last_name</c>, and the key of every other. A field that is asked for by another spelling is
/// answered under that.
/// </summary>
internal static class ExportNames
{
    public const string Id = "id";
    public const string CustomerId = "customer_id";

    private static readonly Dictionary<string, string> Documented = new()
    {
        [AttributeCatalog.CustomerId] = CustomerId,
        [AttributeCatalog.Name] = "name",
        [AttributeCatalog.FirstName] = "first_name",
        [AttributeCatalog.LastName] = "last_name",
    };

    /// <summary>The name of the attribute with this canonical key.</summary>
    public static string Of(string key) => Documented.GetValueOrDefault(key, key);
}
