namespace Attune.Decisions.Rules.Operators;

/// <summary>
/// Beginnings or endings that a text may have: one look-up for each length that there is, so that ten thousand of them cost no more
/// than a few. Immutable.
/// </summary>
internal readonly struct TextEnds
{
    private readonly TextSet _texts;
    private readonly int[] _lengths;

    public TextEnds(IReadOnlyList<string> texts, StringComparer comparer)
    {
        _texts = new(texts, comparer);
        _lengths = [.. texts.Select(text => text.Length).Distinct().Order()];
    }

    public bool AnyStarts(ReadOnlySpan<char> text)
    {
        foreach (var length in _lengths)
        {
            if (length <= text.Length && _texts.Contains(text[..length]))
            {
                return true;
            }
        }

        return false;
    }

    public bool AnyEnds(ReadOnlySpan<char> text)
    {
        foreach (var length in _lengths)
        {
            if (length <= text.Length && _texts.Contains(text[^length..]))
            {
                return true;
            }
        }

        return false;
    }
}
