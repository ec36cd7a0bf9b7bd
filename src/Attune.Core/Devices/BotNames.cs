using System.Buffers;

namespace Attune.Core.Devices;

/// <summary>How programs without a person name themselves.</summary>
internal static class BotNames
{
    // Anywhere in the text, without regard to case: what no browser's user agent contains.
    private static readonly SearchValues<string> Anywhere = SearchValues.Create(
        [
            .. (string[])
                ["http://", "https://", "+http", "www.", "spider", "crawl", "slurp", "scrap", "archiver", "indexer"],
            .. (string[])["fetcher", "validator", "checker", "scanner", "monitor", "synthetic", "uptime", "webhook"],
            .. (string[])
                ["headlesschrome", "phantomjs", "lighthouse", "selenium", "playwright", "puppeteer", "gtmetrix"],
            .. (string[])
                ["facebookexternalhit", "meta-external", "mediapartners-google", "adsbot-google", "googleother"],
            .. (string[])
                ["google-inspectiontool", "google-site-verification", "google-http-java-client", "google-agent"],
            .. (string[])["googleimageproxy", "google web preview", "google favicon", "bingpreview", "uripreview"],
            .. (string[])
                ["yahoomailproxy", "yahoocachesystem", "anthropic", "claude-user", "chatgpt-user", "cohere-ai"],
            .. (string[])
                ["perplexity", "ptst/", "pingdom", "statuscake", "site24x7", "datadog", "catchpoint", "zabbix"],
            .. (string[])
                ["python-", "python/", "aiohttp", "go-http-client", "libwww-perl", "lwp-", "httpclient", "http client"],
            .. (string[])
                ["httrack", "httpie", "postmanruntime", "winhttp", "mechanize", "scrapy", "colly", "wordpress"],
            .. (string[])
                ["nutch", "ia_archiver", "heritrix", "larbin", "teoma", "yeti/", "daumoa", "ichiro", "netcraft"],
            .. (string[])
                ["masscan", "nmap", "zgrab", "nikto", "sqlmap", "nessus", "xenu", "webzip", "datanyze", "ips-agent"],
        ],
        StringComparison.OrdinalIgnoreCase
    );

    // At the start only: short names that occur inside others.
    private static readonly SearchValues<string> AtStart = SearchValues.Create(
        [
            "curl",
            "wget",
            "java/",
            "ruby",
            "php/",
            "axios/",
            "node-fetch",
            "got ",
            "jakarta",
            "jersey/",
            "whatsapp",
            "feed",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private const int LongestStart = 10;

    /// <summary>Whether a user agent names itself as such a program.</summary>
    internal static bool Occur(ReadOnlySpan<char> text) =>
        text.ContainsAny(Anywhere)
        || text[..Math.Min(text.Length, LongestStart)].IndexOfAny(AtStart) == 0
        || HasBot(text);

    // "Googlebot/2.1" and "bots@example" are; "Robotron" and the telephones of the brand Cubot are not.
    private static bool HasBot(ReadOnlySpan<char> text)
    {
        for (var rest = text; ; )
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
