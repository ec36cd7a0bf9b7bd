namespace Attune.Jinja.Syntax;

/// <summary>The tags that end a body.</summary>
internal readonly struct EndTags
{
    private readonly Keyword _first;
    private readonly Keyword _second;
    private readonly Keyword _third;
    private readonly string? _custom;

    public EndTags(Keyword first, Keyword second = Keyword.None, Keyword third = Keyword.None)
    {
        _first = first;
        _second = second;
        _third = third;
    }

    public EndTags(string custom) => _custom = custom;

    public bool IsEmpty => _first == Keyword.None && _custom is null;

    public bool Contains(TokenReader tokens)
    {
        if (tokens.Kind != TokenKind.Name)
        {
            return false;
        }
        Keyword keyword = tokens.Keyword;
        return _custom is not null
            ? tokens.TextIs(_custom)
            : keyword != Keyword.None && (keyword == _first || keyword == _second || keyword == _third);
    }

    public bool Contains(string name) => Names().Contains(name);

    public IEnumerable<string> Names()
    {
        if (_custom is not null)
        {
            return [_custom];
        }
        return new[] { _first, _second, _third }
            .Where(keyword => keyword != Keyword.None)
            .Select(keyword => keyword.ToString().ToLowerInvariant());
    }

    public string? Describe(string separator) =>
        IsEmpty ? null : string.Join(separator, Names().Select(name => $"'{name}'"));
}
