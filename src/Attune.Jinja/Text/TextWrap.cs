using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>
/// Python's <c>textwrap.wrap</c> as Jinja calls it: tabs and line breaks inside stay, white space at the ends of lines
/// is dropped. Every line is one contiguous part of the text.
/// </summary>
internal static class TextWrap
{
    /// <summary>
    /// Gives the lines of one paragraph; the width, in code points, is at least one. A width that is not
    /// <paramref name="isWhole"/> was a float of one or more, by which Python cannot break a word.
    /// </summary>
    /// <exception cref="JinjaRuntimeException">A long word would be broken at a width that is no whole number.</exception>
    public static void Lines<TSink>(
        ReadOnlySpan<char> text,
        long width,
        bool breakLongWords,
        bool breakOnHyphens,
        ref TSink sink,
        bool isWhole = true
    )
        where TSink : IPartSink, allows ref struct
    {
        var chunk = new Chunk(text, breakOnHyphens);
        var firstLine = true;
        while (!chunk.AtEnd)
        {
            if (!firstLine && chunk.IsBlank)
            {
                chunk.Next();
            }

            var start = chunk.Start;
            var end = start;
            var lastStart = start;
            var empty = true;
            var length = 0L;
            while (!chunk.AtEnd && length + chunk.Length <= width)
            {
                (lastStart, end, length, empty) = (chunk.Start, chunk.End, length + chunk.Length, false);
                chunk.Next();
            }

            if (!chunk.AtEnd && chunk.Length > width)
            {
                if (breakLongWords)
                {
                    if (!isWhole)
                    {
                        throw JinjaRuntimeException.Type(
                            "slice indices must be integers or None or have an __index__ method"
                        );
                    }

                    lastStart = chunk.Start;
                    chunk.Cut(width - length, breakOnHyphens);
                    (end, empty) = (chunk.Start, false);
                }
                else if (empty)
                {
                    (lastStart, end, empty) = (chunk.Start, chunk.End, false);
                    chunk.Next();
                }
            }

            if (empty)
            {
                continue;
            }

            // Only the last piece is looked at. Where a long word left no room for any of its characters that piece is
            // empty, and the blanks before it stay.
            if (IsBlank(text[lastStart..end]))
            {
                if (lastStart == start)
                {
                    continue;
                }

                end = lastStart;
            }

            sink.Add(start, end - start);
            firstLine = false;
        }
    }

    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!UnicodeClass.IsSpace(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The indivisible piece of text that comes next: blanks, a word, or a part of a hyphenated word.</summary>
    private ref struct Chunk
    {
        private readonly ReadOnlySpan<char> _text;
        private readonly bool _hyphens;
        private int _inkEnd;

        public Chunk(ReadOnlySpan<char> text, bool hyphens)
        {
            _text = text;
            _hyphens = hyphens;
            Next();
        }

        public int Start { get; private set; }

        public int End { get; private set; }

        /// <summary>In code points.</summary>
        public int Length { get; private set; }

        public readonly bool AtEnd => Start == _text.Length;

        /// <summary>Whether no more than white space is left of the piece.</summary>
        public readonly bool IsBlank => Start >= _inkEnd;

        public void Next()
        {
            Start = End;
            if (AtEnd)
            {
                return;
            }

            End = _hyphens ? HyphenatedEnd(Start) : SimpleEnd(Start);
            Length = CodePoints.Count(_text[Start..End]);
            for (_inkEnd = End; _inkEnd > Start && UnicodeClass.IsSpace(_text[_inkEnd - 1]); )
            {
                Budget.Poll(_inkEnd);
                _inkEnd--;
            }
        }

        /// <summary>Takes so many code points off the front, or less, so as to end behind a hyphen.</summary>
        public void Cut(long room, bool atHyphen)
        {
            var taken = (int)room;
            // So many code points are at most twice as many characters; to look at the rest each time would be quadratic.
            var part = _text[Start..(int)Math.Min(End, Start + taken * 2L)];
            var offset = CodePoints.OffsetOf(part, taken);
            if (atHyphen)
            {
                var hyphen = part[..offset].LastIndexOf('-');
                if (hyphen > 0 && part[..hyphen].ContainsAnyExcept('-'))
                {
                    offset = hyphen + 1;
                    taken = CodePoints.Count(part[..offset]);
                }
            }

            Start += offset;
            Length -= taken;
        }

        private readonly int SimpleEnd(int start)
        {
            var blank = IsBlankAt(start);
            var end = start + 1;
            while (end < _text.Length && IsBlankAt(end) == blank)
            {
                Budget.Poll(end);
                end++;
            }

            return end;
        }

        private readonly int HyphenatedEnd(int start)
        {
            if (IsBlankAt(start))
            {
                return SimpleEnd(start);
            }

            if (start > 0 && IsWordOrPunctuationBefore(start) && DashEnd(start) is var dashes and > 0)
            {
                return dashes;
            }

            CodePoints.Read(_text, start, out var end);
            for (end += start; end < _text.Length && !IsBlankAt(end); )
            {
                if (_text[end] == '-')
                {
                    if (IsHyphenAfterLetters(end) && IsLetterSoon(end + 1))
                    {
                        return end + 1;
                    }

                    if (IsWordOrPunctuationBefore(end) && DashEnd(end) > 0)
                    {
                        return end;
                    }
                }

                CodePoints.Read(_text, end, out var consumed);
                end += consumed;
            }

            return end;
        }

        /// <summary>The end of a run of two or more dashes that a word character follows; 0 where there is none.</summary>
        private readonly int DashEnd(int at)
        {
            var end = at;
            while (end < _text.Length && _text[end] == '-')
            {
                end++;
            }

            return end - at >= 2 && end < _text.Length && UnicodeClass.IsWord(CodePoints.Read(_text, end, out _))
                ? end
                : 0;
        }

        /// <summary>Two letters before the hyphen, or letter, hyphen, letter; they may belong to earlier pieces.</summary>
        private readonly bool IsHyphenAfterLetters(int hyphen)
        {
            var at = hyphen;
            if (!LetterBefore(ref at) || at == 0)
            {
                return false;
            }

            if (_text[at - 1] != '-')
            {
                return LetterBefore(ref at);
            }

            at--;
            return at > 0 && LetterBefore(ref at);
        }

        /// <summary>A letter, perhaps a hyphen, and a letter.</summary>
        private readonly bool IsLetterSoon(int at)
        {
            if (!LetterAt(ref at))
            {
                return false;
            }

            if (at < _text.Length && _text[at] == '-')
            {
                at++;
            }

            return LetterAt(ref at);
        }

        private readonly bool LetterBefore(ref int at)
        {
            if (at == 0)
            {
                return false;
            }

            var letter = IsLetter(CodePoints.ReadBefore(_text, at, out var consumed));
            at -= consumed;
            return letter;
        }

        private readonly bool LetterAt(ref int at)
        {
            if (at >= _text.Length)
            {
                return false;
            }

            var letter = IsLetter(CodePoints.Read(_text, at, out var consumed));
            at += consumed;
            return letter;
        }

        private readonly bool IsWordOrPunctuationBefore(int at)
        {
            var codePoint = CodePoints.ReadBefore(_text, at, out _);
            return codePoint is '!' or '"' or '\'' or '&' or '.' or ',' or '?' || UnicodeClass.IsWord(codePoint);
        }

        private readonly bool IsBlankAt(int at) => _text[at] is ' ' or (>= '\t' and <= '\r');

        private static bool IsLetter(int codePoint) =>
            UnicodeClass.IsWord(codePoint) && !UnicodeClass.IsDecimal(codePoint);
    }
}
