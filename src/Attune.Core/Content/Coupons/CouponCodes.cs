namespace Attune.Core.Content.Coupons;

/// <summary>Takes codes out of the lines of a file: one a line, the first column of a CSV, quoted or not.</summary>
internal static class CouponCodes
{
    private static readonly string[] Titles = ["code", "codes", "coupon", "coupons", "coupon_code", "coupon code"];

    /// <summary>The code of a line; null for an empty line, a title, or what is no code.</summary>
    public static string? Read(string line, bool isFirst)
    {
        var text = line.Trim().TrimStart('\uFEFF');
        if (text.StartsWith('"'))
        {
            var end = text.IndexOf('"', 1);
            text = end < 0 ? text[1..] : text[1..end];
        }
        else if (text.IndexOf(',') is >= 0 and var comma)
        {
            text = text[..comma];
        }
        text = text.Trim();
        return IsCode(text) && !(isFirst && Titles.Contains(text, StringComparer.OrdinalIgnoreCase)) ? text : null;
    }

    public static bool IsCode(string text) =>
        text.Length is > 0 and <= CouponLimits.CodeLength && !text.Any(char.IsControl);
}
