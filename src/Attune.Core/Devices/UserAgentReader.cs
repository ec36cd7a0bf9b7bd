namespace Attune.Core.Devices;

/// <summary>Reads a user agent word by word, once, from left to right.</summary>
internal static class UserAgentReader
{
    // "Mozilla/5.0 (compatible; Thing/1.0)": of browsers only Internet Explorer, Opera and Konqueror ever said so.
    private const Marks CompatibleOrOld = Marks.Compatible | Marks.Explorer | Marks.Opera;

    internal static UserAgentReading Read(ReadOnlySpan<char> text)
    {
        var marks = MarksOfStart(text);
        BrowserFamily? browser = null;
        var browserRank = int.MaxValue;
        string? system = null;
        var systemRank = int.MaxValue;
        var previous = default(Range);
        var previousStartsPair = false;
        var position = 0;
        while (NextWord(text, ref position) is var range && text[range] is { Length: > 0 } word)
        {
            var term = previousStartsPair ? Vocabulary.Find(text[previous.Start..range.End]) : null;
            term ??= Meaning(word, position < text.Length && text[position] == '/');
            if (term is not null)
            {
                marks |= term.Marks;
                (browser, browserRank) =
                    term.BrowserRank < browserRank ? (term.Browser, term.BrowserRank) : (browser, browserRank);
                (system, systemRank) =
                    term.SystemRank < systemRank ? (term.System, term.SystemRank) : (system, systemRank);
            }
            else if (TabletModels.Include(text[previous], word))
            {
                marks |= Marks.TabletModel;
            }
            else if (TelevisionModels.Include(word))
            {
                marks |= Marks.Tv;
            }
            else if (BotNames.Include(word))
            {
                marks |= Marks.Program;
            }

            previous = range;
            previousStartsPair = term is { StartsPair: true };
        }

        if (browser is null && (marks & CompatibleOrOld) == Marks.Compatible)
        {
            marks |= Marks.Program;
        }

        return new UserAgentReading(marks, browser, system);
    }

    private static Marks MarksOfStart(ReadOnlySpan<char> text) =>
        FeaturePhones.Begin(text) ? Marks.FeaturePhone
        : BotNames.Begin(text) ? Marks.Program
        : Marks.None;

    private static Term? Meaning(ReadOnlySpan<char> word, bool hasVersion) =>
        Vocabulary.Find(word) is { } term ? (hasVersion || !term.NeedsVersion ? term : null)
        : Vocabulary.Find(WithoutNumber(word)) is { NeedsVersion: false } model ? model
        : null;

    private static Range NextWord(ReadOnlySpan<char> text, ref int position)
    {
        while (position < text.Length && !IsOfWord(text[position]))
        {
            position++;
        }

        var start = position;
        while (position < text.Length && IsOfWord(text[position]))
        {
            position++;
        }

        return start..position;
    }

    private static bool IsOfWord(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    // "BlackBerry9700", "Nokia6300", "Win98": the number is the model.
    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (length < word.Length && !char.IsAsciiDigit(word[length]))
        {
            length++;
        }

        return length < word.Length ? word[..length] : default;
    }
}
