using Attune.Jinja.Runtime;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Syntax.Statements;
using Attune.Jinja.Values;

namespace Attune.Jinja.Syntax;

/// <summary>
/// Parses statements. Accepts and refuses what Jinja's parser does, with the same lines for errors; refuses besides what nests deeper
/// than the limits allow, before the stack could overflow.
/// </summary>
internal sealed class Parser
{
    private readonly TokenReader _tokens = new();
    private readonly ExpressionParser _expressions;
    private readonly NodeStack<Statement> _statements = new();
    private readonly NodeStack<Expression> _outputs = new();
    private readonly List<EndTags> _endTags = [];
    private readonly List<TextSlice> _openTags = [];
    private JinjaOptions _options = null!;
    private IReadOnlyDictionary<string, TagDefinition> _tags = null!;

    public Parser() => _expressions = new ExpressionParser(_tokens);

    /// <summary>
    /// Parses a template. The tree's names are good until the next one is parsed. After an error the parser must not be used again.
    /// </summary>
    public SyntaxTree Parse(string source, string? name, JinjaEnvironment environment)
    {
        JinjaOptions options = environment.Options;
        if (source.Length > options.Limits.MaxSourceLength)
        {
            throw Budget.Exceeded(
                nameof(RenderLimits.MaxSourceLength),
                $"a template of {source.Length} characters",
                options.Limits.MaxSourceLength
            );
        }
        _options = options;
        _tags = environment.Tags;
        _tokens.Start(new Lexer(source, environment.Delimiters, name), options, name);
        Statement[] body = ParseBody(default);
        return new SyntaxTree(body, _tokens.Symbols, _tokens.Source, name, _tokens.Features);
    }

    /// <summary>Lets go of the source.</summary>
    public void Forget() => _tokens.Forget();

    /// <summary>Parses up to one of the end tags, or to the end of the template.</summary>
    private Statement[] ParseBody(EndTags end)
    {
        _tokens.EnterDepth();
        if (!end.IsEmpty)
        {
            _endTags.Add(end);
        }
        int start = _statements.Mark;
        int outputs = _outputs.Mark;
        bool isDone = false;
        while (!isDone)
        {
            switch (_tokens.Kind)
            {
                case TokenKind.Eof:
                    isDone = true;
                    break;
                case TokenKind.Data:
                    TextSlice data = _tokens.ReadData();
                    if (!data.IsEmpty)
                    {
                        _outputs.Push(new TemplateData(_tokens.Place, data));
                    }
                    _tokens.Advance();
                    break;
                case TokenKind.VariableBegin:
                    _tokens.Advance();
                    _outputs.Push(_expressions.ParseTuple());
                    _tokens.Expect(TokenKind.VariableEnd);
                    break;
                default:
                    FlushOutput(outputs);
                    _tokens.Advance();
                    if (end.Contains(_tokens))
                    {
                        isDone = true;
                        break;
                    }
                    _statements.Push(ParseStatement());
                    _tokens.Expect(TokenKind.BlockEnd);
                    break;
            }
        }
        FlushOutput(outputs);
        if (!end.IsEmpty)
        {
            _endTags.RemoveAt(_endTags.Count - 1);
        }
        _tokens.LeaveDepth();
        return _statements.PopFrom(start);
    }

    private void FlushOutput(int mark)
    {
        if (_outputs.Mark > mark)
        {
            Expression[] nodes = _outputs.PopFrom(mark);
            _statements.Push(new OutputStatement(nodes[0].Place, nodes));
        }
    }

    private Statement[] ParseBodyOf(EndTags end, bool dropEnd)
    {
        // Python writes a colon here, and Jinja takes it.
        _tokens.SkipIf(TokenKind.Colon);
        _tokens.Expect(TokenKind.BlockEnd);
        Statement[] body = ParseBody(end);
        if (_tokens.Kind == TokenKind.Eof)
        {
            _endTags.Add(end);
            throw UnexpectedEnd(null);
        }
        if (dropEnd)
        {
            _tokens.Advance();
        }
        return body;
    }

    private Statement ParseStatement()
    {
        if (_tokens.Kind != TokenKind.Name)
        {
            throw _tokens.Error("tag name expected", expected: "tag name", found: _tokens.Describe());
        }
        _openTags.Add(_tokens.Slice);
        Statement statement = ParseKnownStatement();
        _openTags.RemoveAt(_openTags.Count - 1);
        return statement;
    }

    private Statement ParseKnownStatement()
    {
        switch (_tokens.Keyword)
        {
            case Keyword.For:
                return ParseFor();
            case Keyword.If:
                return ParseIf();
            case Keyword.Block:
                return ParseBlock();
            case Keyword.Extends:
                SourcePlace place = _tokens.AdvancePast();
                _tokens.Features |= SyntaxFeatures.Extends;
                return new ExtendsStatement(place, _expressions.ParseExpression());
            case Keyword.Print:
                return ParsePrint();
            case Keyword.Macro:
                return ParseMacro();
            case Keyword.Include:
                return ParseInclude();
            case Keyword.From:
                return ParseFrom();
            case Keyword.Import:
                return ParseImport();
            case Keyword.Set:
                return ParseSet();
            case Keyword.With:
                return ParseWith();
            case Keyword.Autoescape:
                place = _tokens.AdvancePast();
                Expression isOn = _expressions.ParseExpression();
                return new AutoescapeStatement(place, isOn, ParseBodyOf(new EndTags(Keyword.EndAutoescape), true));
            case Keyword.Call:
                return ParseCallBlock();
            case Keyword.Filter:
                return ParseFilterBlock();
            case Keyword.Do when _options.DoExtension:
                place = _tokens.AdvancePast();
                return new DoStatement(place, _expressions.ParseTuple());
            case Keyword.Break when _options.LoopControlsExtension:
                return new BreakStatement(_tokens.AdvancePast());
            case Keyword.Continue when _options.LoopControlsExtension:
                return new ContinueStatement(_tokens.AdvancePast());
            default:
                string name = _tokens.Text;
                if (_tags.TryGetValue(name, out TagDefinition? tag))
                {
                    return ParseTag(tag);
                }
                _openTags.RemoveAt(_openTags.Count - 1);
                throw UnexpectedEnd(name);
        }
    }

    private ForStatement ParseFor()
    {
        SourcePlace place = _tokens.AdvancePast();
        Expression target = _expressions.ParseTarget();
        _tokens.Expect(Keyword.In);
        Expression iterable = _expressions.ParseTuple(withCondition: false, endKeyword: Keyword.Recursive);
        Expression? filter = _tokens.SkipIf(Keyword.If) ? _expressions.ParseExpression() : null;
        bool isRecursive = _tokens.SkipIf(Keyword.Recursive);
        Statement[] body = ParseBodyOf(new EndTags(Keyword.EndFor, Keyword.Else), false);
        bool hasElse = _tokens.Keyword != Keyword.EndFor;
        _tokens.Advance();
        Statement[] otherwise = hasElse ? ParseBodyOf(new EndTags(Keyword.EndFor), true) : [];
        return new ForStatement(place, target, iterable, body, otherwise, filter, isRecursive);
    }

    private IfStatement ParseIf()
    {
        SourcePlace place = _tokens.AdvancePast();
        Expression test = _expressions.ParseTuple(withCondition: false);
        var branch = new EndTags(Keyword.Elif, Keyword.Else, Keyword.EndIf);
        Statement[] body = ParseBodyOf(branch, false);
        int elifs = _statements.Mark;
        while (_tokens.Keyword == Keyword.Elif)
        {
            _tokens.Advance();
            SourcePlace elifPlace = _tokens.Place;
            Expression elifTest = _expressions.ParseTuple(withCondition: false);
            _statements.Push(new IfStatement(elifPlace, elifTest, ParseBodyOf(branch, false), [], []));
        }
        bool hasElse = _tokens.Keyword == Keyword.Else;
        _tokens.Advance();
        Statement[] otherwise = hasElse ? ParseBodyOf(new EndTags(Keyword.EndIf), true) : [];
        return new IfStatement(place, test, body, _statements.PopFrom<IfStatement>(elifs), otherwise);
    }

    private BlockStatement ParseBlock()
    {
        SourcePlace place = _tokens.AdvancePast();
        Symbol name = _tokens.ExpectSymbol();
        bool isScoped = _tokens.SkipIf(Keyword.Scoped);
        bool isRequired = _tokens.SkipIf(Keyword.Required);
        if (_tokens.Kind == TokenKind.Sub)
        {
            throw _tokens.Error(
                "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead."
            );
        }
        _tokens.Features |= SyntaxFeatures.Blocks | (isScoped ? SyntaxFeatures.ScopedBlocks : SyntaxFeatures.None);
        Statement[] body = ParseBodyOf(new EndTags(Keyword.EndBlock), true);
        if (isRequired && !IsBlank(body))
        {
            throw _tokens.Error("Required blocks can only contain comments or whitespace");
        }
        if (_tokens.Kind == TokenKind.Name && _tokens.TextIs(name.Name))
        {
            _tokens.Advance();
        }
        return new BlockStatement(place, name, body, isScoped, isRequired);
    }

    private static bool IsBlank(Statement[] body)
    {
        foreach (Statement statement in body)
        {
            if (statement is not OutputStatement output)
            {
                return false;
            }
            foreach (Expression node in output.Nodes)
            {
                if (node is not TemplateData data || data.Data.AsSpan().ContainsAnyExcept(" \t\n\r\v\f"))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private OutputStatement ParsePrint()
    {
        SourcePlace place = _tokens.AdvancePast();
        int mark = _outputs.Mark;
        while (_tokens.Kind != TokenKind.BlockEnd)
        {
            if (_outputs.Mark > mark)
            {
                _tokens.Expect(TokenKind.Comma);
            }
            _outputs.Push(_expressions.ParseExpression());
        }
        return new OutputStatement(place, _outputs.PopFrom(mark));
    }

    private MacroStatement ParseMacro()
    {
        SourcePlace place = _tokens.AdvancePast();
        Symbol name = _expressions.ParseNameTarget().Symbol;
        _tokens.Features |= SyntaxFeatures.Macros;
        (NameExpression[] parameters, Expression[] defaults) = ParseSignature();
        return new MacroStatement(place, name, parameters, defaults, ParseBodyOf(new EndTags(Keyword.EndMacro), true));
    }

    private (NameExpression[] Parameters, Expression[] Defaults) ParseSignature()
    {
        var parameters = new List<NameExpression>();
        var defaults = new List<Expression>();
        _tokens.Expect(TokenKind.LeftParen);
        while (_tokens.Kind != TokenKind.RightParen)
        {
            if (parameters.Count > 0)
            {
                _tokens.Expect(TokenKind.Comma);
            }
            NameExpression parameter = _expressions.ParseNameTarget();
            parameter.Use = NameUse.Parameter;
            if (_tokens.SkipIf(TokenKind.Assign))
            {
                defaults.Add(_expressions.ParseExpression());
            }
            else if (defaults.Count > 0)
            {
                throw _tokens.Error("non-default argument follows default argument");
            }
            parameters.Add(parameter);
        }
        _tokens.Expect(TokenKind.RightParen);
        return ([.. parameters], [.. defaults]);
    }

    private CallBlockStatement ParseCallBlock()
    {
        SourcePlace place = _tokens.AdvancePast();
        _tokens.Features |= SyntaxFeatures.Macros;
        (NameExpression[] parameters, Expression[] defaults) =
            _tokens.Kind == TokenKind.LeftParen ? ParseSignature() : ([], []);
        if (_expressions.ParseExpression() is not CallExpression call)
        {
            throw _tokens.Error("expected call", place, expected: "call");
        }
        return new CallBlockStatement(
            place,
            call,
            parameters,
            defaults,
            ParseBodyOf(new EndTags(Keyword.EndCall), true)
        );
    }

    private FilterBlockStatement ParseFilterBlock()
    {
        SourcePlace place = _tokens.AdvancePast();
        var filter = (FilterExpression)_expressions.ParseFilters(null, startInline: true)!;
        return new FilterBlockStatement(place, ParseBodyOf(new EndTags(Keyword.EndFilter), true), filter);
    }

    private IncludeStatement ParseInclude()
    {
        SourcePlace place = _tokens.AdvancePast();
        Expression template = _expressions.ParseExpression();
        bool ignoreMissing = _tokens.SkipBoth(Keyword.Ignore, Keyword.Missing);
        return new IncludeStatement(place, template, ParseImportContext(true), ignoreMissing);
    }

    private ImportStatement ParseImport()
    {
        SourcePlace place = _tokens.AdvancePast();
        Expression template = _expressions.ParseExpression();
        _tokens.Expect(Keyword.As);
        Symbol target = _expressions.ParseNameTarget().Symbol;
        return new ImportStatement(place, template, target, ParseImportContext(false));
    }

    private bool ParseImportContext(bool standard)
    {
        if (_tokens.SkipBoth(Keyword.With, Keyword.Context))
        {
            return true;
        }
        return !_tokens.SkipBoth(Keyword.Without, Keyword.Context) && standard;
    }

    private FromImportStatement ParseFrom()
    {
        SourcePlace place = _tokens.AdvancePast();
        Expression template = _expressions.ParseExpression();
        _tokens.Expect(Keyword.Import);
        var names = new List<ImportedName>();
        bool? withContext = null;
        while (withContext is null)
        {
            if (names.Count > 0)
            {
                _tokens.Expect(TokenKind.Comma);
            }
            if (_tokens.Kind != TokenKind.Name)
            {
                _tokens.Expect(TokenKind.Name);
            }
            withContext = ParseFromContext();
            if (withContext is not null)
            {
                break;
            }
            NameExpression name = _expressions.ParseNameTarget();
            if (name.Symbol.Name.StartsWith('_'))
            {
                throw _tokens.Error("names starting with an underline can not be imported", name.Place);
            }
            Symbol alias = _tokens.SkipIf(Keyword.As) ? _expressions.ParseNameTarget().Symbol : name.Symbol;
            names.Add(new ImportedName(name.Symbol.Name, alias));
            withContext = ParseFromContext();
            if (_tokens.Kind != TokenKind.Comma)
            {
                break;
            }
        }
        return new FromImportStatement(place, template, [.. names], withContext ?? false);
    }

    private bool? ParseFromContext()
    {
        if (_tokens.SkipBoth(Keyword.With, Keyword.Context))
        {
            return true;
        }
        return _tokens.SkipBoth(Keyword.Without, Keyword.Context) ? false : null;
    }

    private Statement ParseSet()
    {
        SourcePlace place = _tokens.AdvancePast();
        Expression target = _expressions.ParseTarget(withNamespace: true);
        if (_tokens.SkipIf(TokenKind.Assign))
        {
            return new SetStatement(place, target, _expressions.ParseTuple());
        }
        var filter = (FilterExpression?)_expressions.ParseFilters(null, startInline: false);
        return new SetBlockStatement(place, target, filter, ParseBodyOf(new EndTags(Keyword.EndSet), true));
    }

    private WithStatement ParseWith()
    {
        SourcePlace place = _tokens.AdvancePast();
        var targets = new List<Expression>();
        var values = new List<Expression>();
        while (_tokens.Kind != TokenKind.BlockEnd)
        {
            if (targets.Count > 0)
            {
                _tokens.Expect(TokenKind.Comma);
            }
            Expression target = _expressions.ParseTarget();
            ExpressionParser.Use(target, NameUse.Parameter);
            targets.Add(target);
            _tokens.Expect(TokenKind.Assign);
            values.Add(_expressions.ParseExpression());
        }
        return new WithStatement(place, [.. targets], [.. values], ParseBodyOf(new EndTags(Keyword.EndWith), true));
    }

    private TagStatement ParseTag(TagDefinition tag)
    {
        SourcePlace place = _tokens.AdvancePast();
        CallArguments arguments =
            _tokens.Kind == TokenKind.LeftParen ? _expressions.ParseCallArguments() : _expressions.ParseBareArguments();
        Statement[] body = tag.EndName is null ? [] : ParseBodyOf(new EndTags(tag.EndName), true);
        return new TagStatement(place, tag, arguments, body);
    }

    private JinjaSyntaxException UnexpectedEnd(string? tag)
    {
        var message = new List<string>
        {
            tag is null ? "Unexpected end of template." : $"Encountered unknown tag {Text.PyRepr.Of(tag)}.",
        };
        string? looking = _endTags.Count > 0 ? _endTags[^1].Describe(" or ") : null;
        if (looking is not null)
        {
            message.Add(
                tag is not null && _endTags.Any(end => end.Contains(tag))
                    ? $"You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for {looking}."
                    : $"Jinja was looking for the following tags: {looking}."
            );
        }
        if (_openTags.Count > 0)
        {
            message.Add($"The innermost block that needs to be closed is {Text.PyRepr.Of(_openTags[^1].ToString())}.");
        }
        JinjaSyntaxException error = _tokens.Error(
            string.Join(' ', message),
            expected: looking,
            found: tag ?? "end of template"
        );
        if (tag is not null)
        {
            error.Suggestion = NearestName.Find(tag, KnownTags());
        }
        return error;
    }

    private IEnumerable<string> KnownTags()
    {
        IEnumerable<string> tags =
        [
            "for",
            "if",
            "block",
            "extends",
            "print",
            "macro",
            "include",
            "from",
            "import",
            "set",
            "with",
            "autoescape",
            "call",
            "filter",
            .. _options.DoExtension ? ["do"] : Array.Empty<string>(),
            .. _options.LoopControlsExtension ? ["break", "continue"] : Array.Empty<string>(),
            .. _tags.Keys,
        ];
        return _endTags.Count > 0 ? tags.Concat(_endTags[^1].Names()) : tags;
    }
}
