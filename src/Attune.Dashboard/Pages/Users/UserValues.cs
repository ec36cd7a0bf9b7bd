using System.Globalization;
using Attune.Decisions.Users;

namespace Attune.Dashboard.Pages.Users;

/// <summary>Values of users as people read them.</summary>
public static class UserValues
{
    private static readonly string[] MomentKeys = [AttributeCatalog.FirstSeen, AttributeCatalog.LastSeen];

    public static string Show(AttributeValue value) =>
        value.Kind switch
        {
            AttributeKind.Missing => "",
            AttributeKind.Null => "null",
            AttributeKind.String => value.AsString(),
            _ => value.ToString(),
        };

    /// <summary>With moments as moments.</summary>
    public static string Show(string key, AttributeValue value, string zone) =>
        MomentKeys.Contains(key) && value.Kind == AttributeKind.Integer
            ? Parts.Moments.Show(DateTimeOffset.FromUnixTimeMilliseconds(value.AsInteger()), zone)
            : Show(value);

    public static string Kind(AttributeValue value) =>
        value.Kind switch
        {
            AttributeKind.Integer or AttributeKind.BigInteger or AttributeKind.Double => "number",
            AttributeKind.String => "text",
            AttributeKind.Boolean => "yes or no",
            AttributeKind.Array => "list",
            AttributeKind.Object => "object",
            _ => "",
        };

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
