using System.Buffers;

namespace Attune.Core.Users.Deciding;

/// <summary>Whether an identifier could reach or name somebody: what fetch needs to make a profile (first seed).</summary>
public static class RecipientDetails
{
    private const int LongestEmail = 254;
    private const int LongestLocalPart = 64;
    private const int FewestDigits = 7;
    private const int MostDigits = 15;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" -.()");

    public static bool AreWellFormed(Identifier identifier) =>
        identifier.Kind switch
        {
            Identifier.Email => IsEmail(identifier.Value),
            Identifier.Mobile => IsMobile(identifier.Value),
            _ => identifier.IsValid && !string.IsNullOrWhiteSpace(identifier.Value),
        };

    /// <summary>One @ between a local part and a domain with a dot, without white space or control characters.</summary>
    private static bool IsEmail(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (at is < 1 or > LongestLocalPart || value.Length > LongestEmail || value.IndexOf('@', at + 1) >= 0)
        {
            return false;
        }
        foreach (var character in value)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                return false;
            }
        }
        var domain = value.AsSpan(at + 1);
        var dot = domain.LastIndexOf('.');
        return dot > 0 && dot < domain.Length - 1 && domain[0] != '.' && domain.IndexOf("..") < 0;
    }

    /// <summary>An optional plus, then 7 to 15 digits (ITU-T E.164), which may be grouped.</summary>
    private static bool IsMobile(string value)
    {
        var digits = 0;
        var number = value.AsSpan().Trim();
        if (number.StartsWith("+"))
        {
            number = number[1..];
        }
        foreach (var character in number)
        {
            if (char.IsAsciiDigit(character))
            {
                digits++;
            }
            else if (!Separators.Contains(character))
            {
                return false;
            }
        }
        return digits is >= FewestDigits and <= MostDigits;
    }
}
