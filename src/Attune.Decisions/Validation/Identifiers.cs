namespace Attune.Decisions.Validation;

/// <summary>The grammar of ids on the wire (wire.md section 1.6). Pure.</summary>
public static class Identifiers
{
    /// <summary>24 hexadecimal digits, lower case.</summary>
    public static bool IsObjectId(string text) =>
        text.Length == 24 && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>1 to 8 letters and digits, such as <c>42D</c>.</summary>
    public static bool IsAudienceId(string text) => text.Length is >= 1 and <= 8 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>1 to 4 digits, such as <c>2</c>.</summary>
    public static bool IsVariationId(string text) => text.Length is >= 1 and <= 4 && text.All(char.IsAsciiDigit);

    /// <summary>5 to 50 characters that need no escaping in a URL: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public static bool IsExperienceKey(string text) =>
        text.Length is >= 5 and <= 50 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The first free audience id after those that are taken: <c>1A</c>, <c>2B</c>, … <c>26Z</c>, <c>27A</c>, ….</summary>
    public static string NextAudienceId(IReadOnlyCollection<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var id = FormattableString.Invariant($"{number}{(char)('A' + ((number - 1) % 26))}");
            if (!taken.Contains(id, StringComparer.Ordinal))
            {
                return id;
            }
        }
    }

    /// <summary>The variation id after the greatest that was ever taken, from <c>1</c>.</summary>
    public static string NextVariationId(IEnumerable<string> taken)
    {
        var greatest = taken.Where(IsVariationId).Select(int.Parse).DefaultIfEmpty(0).Max();
        return FormattableString.Invariant($"{greatest + 1}");
    }
}
