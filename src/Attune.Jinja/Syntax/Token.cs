namespace Attune.Jinja.Syntax;

/// <summary>A piece of source with its kind. The text of names and data is still the source's; only the parser makes strings.</summary>
internal struct Token
{
    public TokenKind Kind;

    /// <summary>For names.</summary>
    public Keyword Keyword;

    /// <summary>The line, from 1.</summary>
    public int Line;

    /// <summary>Where it starts in the normalised source.</summary>
    public int Start;

    public int End;

    public readonly bool Is(Keyword keyword) => Keyword == keyword;
}
