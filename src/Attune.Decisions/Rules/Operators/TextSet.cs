using System.Collections.Frozen;

namespace Attune.Decisions.Rules.Operators;

/// <summary>Texts that a span is looked up in, without making a string of it. Immutable.</summary>
internal readonly struct TextSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextSet(IReadOnlyList<string> texts, StringComparer comparer) =>
        _lookup = texts.ToFrozenSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> text) => _lookup.Contains(text);
}
