using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Syntax;

/// <summary>The token that the parser looks at, one more ahead, and the errors that they give. Used for one template after the other.</summary>
internal sealed class TokenReader
{
    private JinjaOptions _options = null!;
    private int _maxDepth;
    private Lexer _lexer;
    private Token _current;
    private Token _ahead;
    private bool _hasAhead;
    private int _depth;

    /// <summary>Begins a template, at its first token.</summary>
    public void Start(Lexer lexer, JinjaOptions options, string? name)
    {
        _lexer = lexer;
        _options = options;
        _maxDepth = options.Limits.MaxParseDepth;
        _depth = 0;
        _hasAhead = false;
        TemplateName = name;
        Features = SyntaxFeatures.None;
        Symbols.BeginTemplate();
        _current = default;
        Read(ref _current, 1);
    }

    /// <summary>Lets go of the source.</summary>
    public void Forget()
    {
        _lexer = default;
        TemplateName = null;
    }

    public string? TemplateName { get; private set; }

    public JinjaOptions Options => _options;

    public SymbolTable Symbols { get; } = new();

    public SyntaxFeatures Features { get; set; }

    public string Source => _lexer.Source;

    public TokenKind Kind => _current.Kind;

    /// <summary>The keyword that the token is; none for everything but names.</summary>
    public Keyword Keyword => _current.Keyword;

    public SourcePlace Place => new(_current.Line, _current.Start);

    /// <summary>The token's text in the source.</summary>
    public ReadOnlySpan<char> Span => _lexer.Source.AsSpan(_current.Start, _current.End - _current.Start);

    public string Text => Span.ToString();

    public TextSlice Slice => new(_lexer.Source, _current.Start, _current.End - _current.Start);

    public bool TextIs(string text) => Span.SequenceEqual(text);

    public void Advance()
    {
        if (_hasAhead)
        {
            _current = _ahead;
            _hasAhead = false;
        }
        else if (_current.Kind != TokenKind.Eof)
        {
            Read(ref _current, _current.Line);
        }
    }

    /// <summary>Moves on and gives the place of the token that was passed.</summary>
    public SourcePlace AdvancePast()
    {
        SourcePlace place = Place;
        Advance();
        return place;
    }

    /// <summary>The token after the current one.</summary>
    public Token Look()
    {
        if (!_hasAhead)
        {
            Read(ref _ahead, _current.Line);
            _hasAhead = true;
        }
        return _ahead;
    }

    public bool SkipIf(TokenKind kind)
    {
        if (_current.Kind != kind)
        {
            return false;
        }
        Advance();
        return true;
    }

    public bool SkipIf(Keyword keyword)
    {
        if (_current.Keyword != keyword)
        {
            return false;
        }
        Advance();
        return true;
    }

    /// <summary>Skips two keywords where both follow.</summary>
    public bool SkipBoth(Keyword first, Keyword second)
    {
        if (_current.Keyword != first || Look().Keyword != second)
        {
            return false;
        }
        Advance();
        Advance();
        return true;
    }

    public SourcePlace Expect(TokenKind kind)
    {
        if (_current.Kind != kind)
        {
            throw Unexpected(OperatorTokens.Describe(kind));
        }
        return AdvancePast();
    }

    public SourcePlace Expect(Keyword keyword)
    {
        if (_current.Keyword != keyword)
        {
            throw Unexpected(keyword.ToString().ToLowerInvariant());
        }
        return AdvancePast();
    }

    /// <summary>Reads a name as a symbol.</summary>
    public Symbol ExpectSymbol()
    {
        if (_current.Kind != TokenKind.Name)
        {
            throw Unexpected("name");
        }
        Symbol symbol = Symbols.Get(Span);
        Advance();
        return symbol;
    }

    /// <summary>The text of a data token, with the environment's newlines.</summary>
    public TextSlice ReadData() =>
        _options.NewlineSequence == "\n" || !Span.Contains('\n')
            ? Slice
            : new TextSlice(Text.Replace("\n", _options.NewlineSequence, StringComparison.Ordinal));

    /// <summary>The value of a string token.</summary>
    public string ReadString() =>
        StringLiteral.Read(Span, _options.NewlineSequence, out string? error) ?? throw Error(error!);

    public Value ReadNumber() =>
        _current.Kind == TokenKind.Integer ? NumberScanner.ReadInteger(Span) : NumberScanner.ReadFloat(Span);

    public string Describe() => _current.Kind == TokenKind.Name ? Text : OperatorTokens.Describe(_current.Kind);

    public JinjaSyntaxException Unexpected(string expected)
    {
        string found = Describe();
        return Error(
            _current.Kind == TokenKind.Eof
                ? $"unexpected end of template, expected {Jinja.Text.PyRepr.Of(expected)}."
                : $"expected token {Jinja.Text.PyRepr.Of(expected)}, got {Jinja.Text.PyRepr.Of(found)}",
            expected: expected,
            found: found
        );
    }

    public JinjaSyntaxException Error(string message, string? expected = null, string? found = null) =>
        Error(message, Place, expected, found);

    public JinjaSyntaxException Error(
        string message,
        SourcePlace place,
        string? expected = null,
        string? found = null
    ) => _lexer.Error(message, place.Line, place.Position, expected, found);

    /// <summary>Counts one level of nesting.</summary>
    /// <exception cref="JinjaLimitException">The template nests too deep.</exception>
    public void EnterDepth()
    {
        if (++_depth > _maxDepth)
        {
            throw TooDeep();
        }
    }

    public void LeaveDepth() => _depth--;

    /// <summary>Refuses an expression that is too high, as a long chain of operators is.</summary>
    public void CheckHeight(int height)
    {
        if (height > _maxDepth * 10)
        {
            throw TooDeep();
        }
    }

    private JinjaLimitException TooDeep()
    {
        JinjaLimitException error = Budget.Exceeded(
            nameof(RenderLimits.MaxParseDepth),
            "the nesting of the template",
            _maxDepth
        );
        error.Locate(TemplateName, _current.Line, _lexer.ColumnAt(_current.Start));
        return error;
    }

    private void Read(ref Token token, int line)
    {
        _lexer.Next(ref token);
        if (token.Kind == TokenKind.Eof)
        {
            // Jinja reports the end of a template on the line of its last token.
            token.Line = line;
        }
    }
}
