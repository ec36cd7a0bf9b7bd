using Attune.Core.Users;

namespace Attune.Server.Data;

/// <summary>Words what the user directory says against a change, by the names that the request used.</summary>
internal static class ChangeErrors
{
    private static readonly (string Member, string Field)[] Names =
    [
        ("Set", "attributes"),
        ("AddToArrays", "attributes.addValueToArrayField"),
        ("RemoveFromArrays", "attributes.removeValueFromArrayField"),
        ("Events", "actions"),
        ("Devices", "attributes"),
        ("Identifiers", "customer_id"),
        ("TimezoneOffsetSeconds", "user_timezone_offset"),
    ];

    public static void Describe(ChangeOutcome outcome, DataErrorList errors)
    {
        foreach (var error in outcome.Errors)
        {
            var path = Rename(error.Path);
            var attribute = path.StartsWith("attributes.", StringComparison.Ordinal)
                ? path[(path.IndexOf('.') + 1)..]
                : path;
            errors.Add(DataErrors.Refused(attribute, error.Message) with { Path = path });
        }
    }

    private static string Rename(string path)
    {
        foreach (var (member, field) in Names)
        {
            if (path.StartsWith(member, StringComparison.Ordinal))
            {
                return field + path[member.Length..];
            }
        }
        return path;
    }
}
