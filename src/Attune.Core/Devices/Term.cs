namespace Attune.Core.Devices;

/// <summary>What a word, or two words in a row, of a user agent mean. <see cref="Vocabulary"/> lists them.</summary>
internal sealed record Term
{
    internal static readonly Term Nothing = new();

    /// <summary>Facts that count together with others.</summary>
    internal Marks Marks { get; init; }

    /// <summary>The browser that the word names on its own, or null.</summary>
    internal BrowserFamily? Browser { get; init; }

    /// <summary>Among several words that name a browser the lowest rank decides.</summary>
    internal int BrowserRank { get; init; } = int.MaxValue;

    /// <summary>The operating system that the word names on its own, or null.</summary>
    internal string? System { get; init; }

    /// <summary>Among several words that name a system the lowest rank decides.</summary>
    internal int SystemRank { get; init; } = int.MaxValue;

    /// <summary>Whether it counts only with a version behind it: "Edg/124" is a browser, "motorola edge" a telephone.</summary>
    internal bool NeedsVersion { get; init; }

    /// <summary>Whether it may be the first of two words that mean something together.</summary>
    internal bool StartsPair { get; init; }
}
