using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;

namespace Attune.Jinja.Text;

/// <summary>Finds characters by their Unicode names, as the escape <c>\N{BULLET}</c> writes them. The table is read when it is first needed.</summary>
internal static class UnicodeNames
{
    private const int HangulFirst = 0xAC00;
    private const int HangulVowels = 21;
    private const int HangulTails = 28;

    private static readonly Lazy<FrozenDictionary<string, int>> s_names = new(ReadNames);

    private static readonly string[] s_leads =
    [
        "G",
        "GG",
        "N",
        "D",
        "DD",
        "R",
        "M",
        "B",
        "BB",
        "S",
        "SS",
        "",
        "J",
        "JJ",
        "C",
        "K",
        "T",
        "P",
        "H",
    ];

    private static readonly string[] s_vowels =
    [
        "A",
        "AE",
        "YA",
        "YAE",
        "EO",
        "E",
        "YEO",
        "YE",
        "O",
        "WA",
        "WAE",
        "OE",
        "YO",
        "U",
        "WEO",
        "WE",
        "WI",
        "YU",
        "EU",
        "YI",
        "I",
    ];

    private static readonly string[] s_tails =
    [
        "",
        "G",
        "GG",
        "GS",
        "N",
        "NJ",
        "NH",
        "D",
        "L",
        "LG",
        "LM",
        "LB",
        "LS",
        "LT",
        "LP",
        "LH",
        "M",
        "B",
        "BS",
        "S",
        "SS",
        "NG",
        "J",
        "C",
        "K",
        "T",
        "P",
        "H",
    ];

    /// <summary>The code point of a name in any case, or -1.</summary>
    public static int Find(string name)
    {
        name = name.ToUpperInvariant();
        if (s_names.Value.TryGetValue(name, out int code))
        {
            return code;
        }
        if (name.StartsWith("CJK UNIFIED IDEOGRAPH-", StringComparison.Ordinal))
        {
            return FindIdeograph(name.AsSpan("CJK UNIFIED IDEOGRAPH-".Length));
        }
        return name.StartsWith("HANGUL SYLLABLE ", StringComparison.Ordinal)
            ? FindSyllable(name.AsSpan("HANGUL SYLLABLE ".Length))
            : -1;
    }

    private static int FindIdeograph(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
        && code is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x323AF)
            ? code
            : -1;

    private static int FindSyllable(ReadOnlySpan<char> syllable)
    {
        int lead = LongestPrefix(s_leads, ref syllable);
        int vowel = LongestPrefix(s_vowels, ref syllable);
        int tail = LongestPrefix(s_tails, ref syllable);
        return lead < 0 || vowel < 0 || !syllable.IsEmpty
            ? -1
            : HangulFirst + ((lead * HangulVowels) + vowel) * HangulTails + tail;
    }

    private static int LongestPrefix(string[] parts, ref ReadOnlySpan<char> text)
    {
        int best = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            if (text.StartsWith(parts[i]) && (best < 0 || parts[i].Length > parts[best].Length))
            {
                best = i;
            }
        }
        if (best >= 0)
        {
            text = text[parts[best].Length..];
        }
        return best;
    }

    private static FrozenDictionary<string, int> ReadNames()
    {
        using Stream resource = typeof(UnicodeNames).Assembly.GetManifestResourceStream(
            "Attune.Jinja.Text.UnicodeNames.txt.gz"
        )!;
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        int code = -1;
        while (reader.ReadLine() is { } line)
        {
            int end = line.IndexOf(';');
            code =
                end < 0
                    ? code + 1
                    : int.Parse(line.AsSpan(0, end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            names[line[(end + 1)..]] = code;
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
