using System.Diagnostics;
using Attune.Core.Devices;
using CsCheck;

namespace Attune.Core.Tests.Devices;

public sealed class UserAgentClassifierProperties
{
    private static readonly string[] Fragments =
    [
        .. (string[])
            [
                "Mozilla/5.0 ",
                "(",
                ")",
                ";",
                "/",
                " ",
                "\"",
                "\0",
                "\ud83d",
                "bot",
                "cubot",
                "Opera ",
                "Mini",
                "Windows ",
            ],
        .. (string[])
            [
                "Phone",
                "Android",
                "iPhone",
                "SM-T",
                "KF",
                "Nexus ",
                "Chrome/",
                "Safari",
                "compatible",
                "http",
                "TV",
                "é",
            ],
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String[0, 2000],
        Gen.OneOf(Fragments).Array[0, 300].Select(string.Concat),
        Gen.Select(
            Gen.OneOf(Fragments),
            Gen.Int[1, 3000],
            (part, times) => string.Concat(Enumerable.Repeat(part, times))
        )
    );

    private static readonly Gen<ClientHints> HostileHints = Gen.Select(
        Hostile.Null(),
        Hostile.Null(),
        Hostile.Null(),
        (brands, platform, mobile) => new ClientHints(brands, platform, mobile)
    );

    [Fact]
    public void Classify_OfAnyText_NeverThrowsAndDependsOnItsFirst512CharactersOnly()
    {
        Gen.Select(Hostile, HostileHints)
            .Sample(
                (text, hints) =>
                {
                    var start = text[..Math.Min(text.Length, UserAgentClassifier.MaximumLength)];
                    return UserAgentClassifier.Classify(text, hints) == UserAgentClassifier.Classify(start, hints);
                }
            );
    }

    [Fact]
    public void Classify_OfAnyText_NamesFamiliesBySharedConstants()
    {
        Hostile.Sample(text =>
        {
            var first = UserAgentClassifier.Classify(text);
            var second = UserAgentClassifier.Classify(new string(text));
            return ReferenceEquals(first.Browser, second.Browser)
                && ReferenceEquals(first.OperatingSystem, second.OperatingSystem)
                && ReferenceEquals(first.BrowserGroup, second.BrowserGroup);
        });
    }

    [Fact]
    public void Classify_AllocatesNothing()
    {
        const string text =
            "Mozilla/5.0 (Linux; U; Android 4.0.3; en-us; KFTT Build/IML74K) AppleWebKit/537.36 Chrome/1 Mobile Safari/5";
        var hints = new ClientHints("\"Google Chrome\";v=\"124\"", "\"Android\"", "?1");
        UserAgentClassifier.Classify(text, hints);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
        {
            UserAgentClassifier.Classify(text, hints);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // The bound is fifty times what it takes, so that a busy machine does not fail it; backtracking would by far.
    [Fact]
    public void Classify_OfTheWorstTexts_StaysWithinMicroseconds()
    {
        string[] worst = [.. Fragments.Append("a ").Append("botb").Append("Windows Windows ").Select(Repeated)];
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < 100; round++)
        {
            foreach (var text in worst)
            {
                UserAgentClassifier.Classify(text);
            }
        }

        var each = Stopwatch.GetElapsedTime(started) / (100 * worst.Length);
        Assert.True(each < TimeSpan.FromMilliseconds(0.5), $"{each.TotalMicroseconds} microseconds each");
    }

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
}
