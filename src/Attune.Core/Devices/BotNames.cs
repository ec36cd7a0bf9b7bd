using System.Buffers;

namespace Attune.Core.Devices;

/// <summary>Words by which programs without a person give themselves away, where <see cref="Vocabulary"/> lists no name.</summary>
internal static class BotNames
{
    // Parts of words that occur in no browser, device or app for people.
    private static readonly SearchValues<string> Parts = SearchValues.Create(
        [
            .. (string[])
                ["spider", "crawl", "scrap", "archiver", "indexer", "fetcher", "validator", "checker", "scanner"],
            .. (string[])["monitor", "synthetic", "uptime", "webhook", "headless", "pingdom", "datadog", "perplexity"],
        ],
        StringComparison.OrdinalIgnoreCase
    );

    // Short names, which occur inside other words: at the start of the text only.
    private static readonly string[] Starts =
    [
        .. (string[])["curl", "Wget", "Java/", "Ruby", "PHP/", "axios/", "node-fetch", "got ", "Jakarta", "Jersey/"],
        .. (string[])["WhatsApp", "feed"],
    ];

    /// <summary>Whether a user agent begins like one of such a program.</summary>
    internal static bool Begin(ReadOnlySpan<char> text)
    {
        foreach (var start in Starts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word is the name of such a program.</summary>
    internal static bool Include(ReadOnlySpan<char> word) =>
        word.Length >= 3 && (HasBot(word) || word.ContainsAny(Parts));

    // "Googlebot" and "bots" are; "Robotron" and the telephones of the brand Cubot are not.
    private static bool HasBot(ReadOnlySpan<char> word)
    {
        for (var rest = word; ; )
        {
            var found = rest.IndexOf("bot", StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            var after = rest[(found + 3)..];
            var isCubot = found >= 2 && rest[(found - 2)..found].Equals("cu", StringComparison.OrdinalIgnoreCase);
            if (!isCubot && (after.IsEmpty || !char.IsAsciiLetter(after[0]) || after[0] is 's' or 'S'))
            {
                return true;
            }

            rest = after;
        }
    }
}
