using System.Text;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Syntax;

/// <summary>Parses expressions, with Jinja's own precedence: <c>~</c> binds tighter than <c>+</c>, unary minus tighter than <c>**</c>.</summary>
internal sealed class ExpressionParser(TokenReader tokens)
{
    private readonly NodeStack<Expression> _items = new();

    /// <summary>Parses an expression; inline ifs only where <paramref name="withCondition"/> is true.</summary>
    public Expression ParseExpression(bool withCondition = true)
    {
        tokens.EnterDepth();
        Expression expression = withCondition ? ParseConditional() : ParseOr();
        tokens.LeaveDepth();
        return expression;
    }

    /// <summary>Parses one expression, or several with commas between them as a tuple.</summary>
    public Expression ParseTuple(
        bool withCondition = true,
        Keyword endKeyword = Keyword.None,
        bool isParenthesized = false
    )
    {
        SourcePlace place = tokens.Place;
        int mark = _items.Mark;
        bool isTuple = false;
        while (true)
        {
            if (_items.Mark > mark)
            {
                tokens.Expect(TokenKind.Comma);
            }
            if (IsTupleEnd(endKeyword))
            {
                break;
            }
            _items.Push(ParseExpression(withCondition));
            if (tokens.Kind != TokenKind.Comma)
            {
                break;
            }
            isTuple = true;
            place = tokens.Place;
        }
        return FinishTuple(mark, isTuple, isParenthesized, place);
    }

    /// <summary>Parses the target of an assignment.</summary>
    public Expression ParseTarget(bool withNamespace = false)
    {
        SourcePlace place = tokens.Place;
        int mark = _items.Mark;
        bool isTuple = false;
        while (true)
        {
            if (_items.Mark > mark)
            {
                tokens.Expect(TokenKind.Comma);
            }
            // Jinja never sees the end of a target before "in": there, "in" is one more name.
            if (IsTupleEnd(Keyword.None))
            {
                break;
            }
            _items.Push(ParsePrimary(withNamespace));
            if (tokens.Kind != TokenKind.Comma)
            {
                break;
            }
            isTuple = true;
            place = tokens.Place;
        }
        Expression target = FinishTuple(mark, isTuple, false, place);
        Use(target, NameUse.Store);
        if (!CanAssign(target))
        {
            throw tokens.Error($"can't assign to '{NodeNames.Of(target)}'", target.Place);
        }
        return target;
    }

    /// <summary>Parses a name that something is stored to.</summary>
    public NameExpression ParseNameTarget()
    {
        SourcePlace place = tokens.Place;
        bool isLiteral = IsLiteralName(tokens.Keyword);
        var target = new NameExpression(place, tokens.ExpectSymbol()) { Use = NameUse.Store };
        return isLiteral ? throw tokens.Error("can't assign to 'name'", place) : target;
    }

    /// <summary>Marks every name of a target.</summary>
    public static void Use(Expression target, NameUse use)
    {
        switch (target)
        {
            case NameExpression name:
                name.Use = use;
                break;
            case TupleExpression tuple:
                foreach (Expression item in tuple.Items)
                {
                    Use(item, use);
                }
                break;
        }
    }

    /// <summary>Parses filters and applies each to what comes before it; the first to <paramref name="operand"/>.</summary>
    public Expression? ParseFilters(Expression? operand, bool startInline)
    {
        while (startInline || tokens.Kind == TokenKind.Pipe)
        {
            if (!startInline)
            {
                tokens.Advance();
            }
            SourcePlace place = tokens.Place;
            string name = ParseDottedName();
            CallArguments arguments = tokens.Kind == TokenKind.LeftParen ? ParseCallArguments() : CallArguments.None;
            operand = Checked(new FilterExpression(place, operand, name, arguments));
            startInline = false;
        }
        return operand;
    }

    /// <summary>Parses arguments in parentheses.</summary>
    public CallArguments ParseCallArguments()
    {
        SourcePlace place = tokens.Expect(TokenKind.LeftParen);
        CallArguments arguments = ParseArguments(TokenKind.RightParen, place);
        tokens.Expect(TokenKind.RightParen);
        return arguments;
    }

    /// <summary>Parses arguments up to the end of a tag.</summary>
    public CallArguments ParseBareArguments() => ParseArguments(TokenKind.BlockEnd, tokens.Place);

    private CallArguments ParseArguments(TokenKind end, SourcePlace place)
    {
        if (tokens.Kind == end)
        {
            return CallArguments.None;
        }
        int mark = _items.Mark;
        List<string>? keywords = null;
        List<Expression>? keywordValues = null;
        Expression? starred = null;
        Expression? doubleStarred = null;
        bool needsComma = false;
        while (tokens.Kind != end)
        {
            if (needsComma)
            {
                tokens.Expect(TokenKind.Comma);
                if (tokens.Kind == end)
                {
                    break;
                }
            }
            needsComma = true;
            if (tokens.Kind == TokenKind.Mul)
            {
                Ensure(starred is null && doubleStarred is null, place);
                tokens.Advance();
                starred = ParseExpression();
            }
            else if (tokens.Kind == TokenKind.Pow)
            {
                Ensure(doubleStarred is null, place);
                tokens.Advance();
                doubleStarred = ParseExpression();
            }
            else if (tokens.Kind == TokenKind.Name && tokens.Look().Kind == TokenKind.Assign)
            {
                Ensure(doubleStarred is null, place);
                (keywords ??= []).Add(tokens.Symbols.Get(tokens.Span).Name);
                tokens.Advance();
                tokens.Advance();
                (keywordValues ??= []).Add(ParseExpression());
            }
            else
            {
                Ensure(starred is null && doubleStarred is null && keywords is null, place);
                _items.Push(ParseExpression());
            }
        }
        return new CallArguments(
            _items.PopFrom(mark),
            keywords?.ToArray() ?? [],
            keywordValues?.ToArray() ?? [],
            starred,
            doubleStarred
        );
    }

    private void Ensure(bool isValid, SourcePlace place)
    {
        if (!isValid)
        {
            throw tokens.Error("invalid syntax for function call expression", place);
        }
    }

    private bool IsTupleEnd(Keyword endKeyword) =>
        tokens.Kind is TokenKind.VariableEnd or TokenKind.BlockEnd or TokenKind.RightParen
        || (endKeyword != Keyword.None && tokens.Keyword == endKeyword);

    private Expression FinishTuple(int mark, bool isTuple, bool isParenthesized, SourcePlace place)
    {
        if (!isTuple)
        {
            if (_items.Mark > mark)
            {
                return _items.Pop();
            }
            if (!isParenthesized)
            {
                throw tokens.Error(
                    $"Expected an expression, got {Text.PyRepr.Of(tokens.Describe())}",
                    expected: "an expression",
                    found: tokens.Describe()
                );
            }
        }
        return new TupleExpression(place, _items.PopFrom(mark));
    }

    private static bool CanAssign(Expression target) =>
        target switch
        {
            NameExpression or NamespaceTarget => true,
            TupleExpression tuple => Array.TrueForAll(tuple.Items, CanAssign),
            _ => false,
        };

    private static bool IsLiteralName(Keyword keyword) =>
        keyword is Keyword.True or Keyword.False or Keyword.NoneLiteral;

    private T Checked<T>(T expression)
        where T : Expression
    {
        tokens.CheckHeight(expression.Height);
        return expression;
    }

    private Expression ParseConditional()
    {
        SourcePlace place = tokens.Place;
        Expression expression = ParseOr();
        while (tokens.SkipIf(Keyword.If))
        {
            Expression test = ParseOr();
            Expression? otherwise = tokens.SkipIf(Keyword.Else) ? ParseExpression() : null;
            expression = Checked(new ConditionalExpression(place, test, expression, otherwise));
            place = tokens.Place;
        }
        return expression;
    }

    private Expression ParseOr()
    {
        SourcePlace place = tokens.Place;
        Expression left = ParseAnd();
        while (tokens.SkipIf(Keyword.Or))
        {
            left = Checked(new BinaryExpression(place, BinaryOperator.Or, left, ParseAnd()));
            place = tokens.Place;
        }
        return left;
    }

    private Expression ParseAnd()
    {
        SourcePlace place = tokens.Place;
        Expression left = ParseNot();
        while (tokens.SkipIf(Keyword.And))
        {
            left = Checked(new BinaryExpression(place, BinaryOperator.And, left, ParseNot()));
            place = tokens.Place;
        }
        return left;
    }

    private Expression ParseNot()
    {
        if (tokens.Keyword != Keyword.Not)
        {
            return ParseCompare();
        }
        SourcePlace place = tokens.AdvancePast();
        tokens.EnterDepth();
        Expression operand = ParseNot();
        tokens.LeaveDepth();
        return new UnaryExpression(place, UnaryOperator.Not, operand);
    }

    private Expression ParseCompare()
    {
        SourcePlace place = tokens.Place;
        Expression first = ParseSum();
        CompareOperator? next = ReadCompareOperator();
        if (next is null)
        {
            return first;
        }
        int mark = _items.Mark;
        CompareOperator single = next.Value;
        List<CompareOperator>? several = null;
        while (next is { } operation)
        {
            if (_items.Mark > mark)
            {
                (several ??= [single]).Add(operation);
            }
            _items.Push(ParseSum());
            place = tokens.Place;
            next = ReadCompareOperator();
        }
        return new CompareExpression(place, first, several?.ToArray() ?? [single], _items.PopFrom(mark));
    }

    private CompareOperator? ReadCompareOperator()
    {
        CompareOperator? operation = tokens.Kind switch
        {
            TokenKind.Equal => CompareOperator.Equal,
            TokenKind.NotEqual => CompareOperator.NotEqual,
            TokenKind.Less => CompareOperator.Less,
            TokenKind.LessOrEqual => CompareOperator.LessOrEqual,
            TokenKind.Greater => CompareOperator.Greater,
            TokenKind.GreaterOrEqual => CompareOperator.GreaterOrEqual,
            TokenKind.Name when tokens.Keyword == Keyword.In => CompareOperator.In,
            TokenKind.Name when tokens.Keyword == Keyword.Not && tokens.Look().Keyword == Keyword.In =>
                CompareOperator.NotIn,
            _ => null,
        };
        if (operation is not null)
        {
            tokens.Advance();
            if (operation == CompareOperator.NotIn)
            {
                tokens.Advance();
            }
        }
        return operation;
    }

    private Expression ParseSum()
    {
        SourcePlace place = tokens.Place;
        Expression left = ParseConcat();
        while (tokens.Kind is TokenKind.Add or TokenKind.Sub)
        {
            BinaryOperator operation = tokens.Kind == TokenKind.Add ? BinaryOperator.Add : BinaryOperator.Subtract;
            tokens.Advance();
            left = Checked(new BinaryExpression(place, operation, left, ParseConcat()));
            place = tokens.Place;
        }
        return left;
    }

    private Expression ParseConcat()
    {
        SourcePlace place = tokens.Place;
        Expression first = ParseProduct();
        if (tokens.Kind != TokenKind.Tilde)
        {
            return first;
        }
        int mark = _items.Mark;
        _items.Push(first);
        while (tokens.SkipIf(TokenKind.Tilde))
        {
            _items.Push(ParseProduct());
        }
        return new ConcatExpression(place, _items.PopFrom(mark));
    }

    private Expression ParseProduct()
    {
        SourcePlace place = tokens.Place;
        Expression left = ParsePower();
        while (true)
        {
            BinaryOperator operation;
            switch (tokens.Kind)
            {
                case TokenKind.Mul:
                    operation = BinaryOperator.Multiply;
                    break;
                case TokenKind.Div:
                    operation = BinaryOperator.Divide;
                    break;
                case TokenKind.FloorDiv:
                    operation = BinaryOperator.FloorDivide;
                    break;
                case TokenKind.Mod:
                    operation = BinaryOperator.Modulo;
                    break;
                default:
                    return left;
            }
            tokens.Advance();
            left = Checked(new BinaryExpression(place, operation, left, ParsePower()));
            place = tokens.Place;
        }
    }

    private Expression ParsePower()
    {
        SourcePlace place = tokens.Place;
        Expression left = ParseUnary(true);
        while (tokens.SkipIf(TokenKind.Pow))
        {
            left = Checked(new BinaryExpression(place, BinaryOperator.Power, left, ParseUnary(true)));
            place = tokens.Place;
        }
        return left;
    }

    private Expression ParseUnary(bool withFilters)
    {
        SourcePlace place = tokens.Place;
        Expression expression;
        if (tokens.Kind is TokenKind.Sub or TokenKind.Add)
        {
            UnaryOperator operation = tokens.Kind == TokenKind.Sub ? UnaryOperator.Negate : UnaryOperator.Plus;
            tokens.Advance();
            tokens.EnterDepth();
            expression = new UnaryExpression(place, operation, ParseUnary(false));
            tokens.LeaveDepth();
        }
        else
        {
            expression = ParsePrimary(false);
        }
        expression = ParsePostfix(expression);
        return withFilters ? ParseFilterExpression(expression) : expression;
    }

    private Expression ParsePrimary(bool withNamespace)
    {
        SourcePlace place = tokens.Place;
        switch (tokens.Kind)
        {
            case TokenKind.Name:
                return ParseName(place, withNamespace);
            case TokenKind.String:
                return ParseString(place);
            case TokenKind.Integer or TokenKind.Float:
                Value number = tokens.ReadNumber();
                tokens.Advance();
                return new ConstantExpression(place, number);
            case TokenKind.LeftParen:
                tokens.Advance();
                tokens.EnterDepth();
                Expression inner = ParseTuple(isParenthesized: true);
                tokens.LeaveDepth();
                tokens.Expect(TokenKind.RightParen);
                return inner;
            case TokenKind.LeftBracket:
                return ParseList();
            case TokenKind.LeftBrace:
                return ParseDict();
            default:
                throw tokens.Error(
                    $"unexpected {Text.PyRepr.Of(tokens.Describe())}",
                    expected: "an expression",
                    found: tokens.Describe()
                );
        }
    }

    private Expression ParseName(SourcePlace place, bool withNamespace)
    {
        switch (tokens.Keyword)
        {
            case Keyword.True:
                tokens.Advance();
                return new ConstantExpression(place, Value.True);
            case Keyword.False:
                tokens.Advance();
                return new ConstantExpression(place, Value.False);
            case Keyword.NoneLiteral:
                tokens.Advance();
                return new ConstantExpression(place, Value.None);
        }
        Symbol symbol = tokens.ExpectSymbol();
        if (withNamespace && tokens.SkipIf(TokenKind.Dot))
        {
            return new NamespaceTarget(place, symbol, tokens.ExpectSymbol().Name);
        }
        return new NameExpression(place, symbol);
    }

    private ConstantExpression ParseString(SourcePlace place)
    {
        string text = tokens.ReadString();
        StringBuilder? joined = null;
        tokens.Advance();
        while (tokens.Kind == TokenKind.String)
        {
            joined ??= new StringBuilder(text);
            joined.Append(tokens.ReadString());
            tokens.Advance();
        }
        return new ConstantExpression(place, Value.FromString(joined?.ToString() ?? text));
    }

    private ListExpression ParseList()
    {
        SourcePlace place = tokens.Expect(TokenKind.LeftBracket);
        int mark = _items.Mark;
        while (tokens.Kind != TokenKind.RightBracket)
        {
            if (_items.Mark > mark)
            {
                tokens.Expect(TokenKind.Comma);
            }
            if (tokens.Kind == TokenKind.RightBracket)
            {
                break;
            }
            _items.Push(ParseExpression());
        }
        tokens.Expect(TokenKind.RightBracket);
        return new ListExpression(place, _items.PopFrom(mark));
    }

    private Expression ParseDict()
    {
        SourcePlace place = tokens.Expect(TokenKind.LeftBrace);
        int mark = _items.Mark;
        while (tokens.Kind != TokenKind.RightBrace)
        {
            if (_items.Mark > mark)
            {
                tokens.Expect(TokenKind.Comma);
            }
            if (tokens.Kind == TokenKind.RightBrace)
            {
                break;
            }
            bool isBraced = tokens.Options.BracedArguments && tokens.Kind == TokenKind.LeftParen && _items.Mark == mark;
            Expression key = ParseExpression();
            if (isBraced && tokens.SkipIf(TokenKind.RightBrace))
            {
                return key;
            }
            tokens.Expect(TokenKind.Colon);
            _items.Push(key);
            _items.Push(ParseExpression());
        }
        tokens.Expect(TokenKind.RightBrace);
        return new DictExpression(place, _items.PopFrom(mark));
    }

    private Expression ParsePostfix(Expression expression)
    {
        while (true)
        {
            switch (tokens.Kind)
            {
                case TokenKind.Dot:
                    expression = Checked(ParseAttribute(expression));
                    break;
                case TokenKind.LeftBracket:
                    expression = Checked(ParseItem(expression));
                    break;
                case TokenKind.LeftParen:
                    expression = Checked(ParseCall(expression));
                    break;
                default:
                    return expression;
            }
        }
    }

    private Expression ParseFilterExpression(Expression expression)
    {
        while (true)
        {
            switch (tokens.Kind)
            {
                case TokenKind.Pipe:
                    expression = ParseFilters(expression, startInline: false)!;
                    break;
                case TokenKind.Name when tokens.Keyword == Keyword.Is:
                    expression = Checked(ParseTest(expression));
                    break;
                case TokenKind.LeftParen:
                    expression = Checked(ParseCall(expression));
                    break;
                default:
                    return expression;
            }
        }
    }

    private CallExpression ParseCall(Expression callee)
    {
        SourcePlace place = tokens.Place;
        return new CallExpression(place, callee, ParseCallArguments());
    }

    private Expression ParseAttribute(Expression operand)
    {
        SourcePlace place = tokens.AdvancePast();
        SourcePlace member = tokens.Place;
        if (tokens.Kind == TokenKind.Name)
        {
            return new AttributeExpression(place, operand, tokens.ExpectSymbol().Name);
        }
        if (tokens.Kind != TokenKind.Integer)
        {
            string found = tokens.Describe();
            throw tokens.Error("expected name or number", member, expected: "name or number", found: found);
        }
        Value index = tokens.ReadNumber();
        tokens.Advance();
        return new ItemExpression(place, operand, new ConstantExpression(member, index));
    }

    private ItemExpression ParseItem(Expression operand)
    {
        SourcePlace place = tokens.AdvancePast();
        int mark = _items.Mark;
        while (tokens.Kind != TokenKind.RightBracket)
        {
            if (_items.Mark > mark)
            {
                tokens.Expect(TokenKind.Comma);
            }
            _items.Push(ParseSubscript());
        }
        tokens.Expect(TokenKind.RightBracket);
        Expression key = _items.Mark == mark + 1 ? _items.Pop() : new TupleExpression(place, _items.PopFrom(mark));
        return new ItemExpression(place, operand, key);
    }

    private Expression ParseSubscript()
    {
        SourcePlace place = tokens.Place;
        Expression? start = null;
        if (tokens.Kind != TokenKind.Colon)
        {
            start = ParseExpression();
            if (tokens.Kind != TokenKind.Colon)
            {
                return start;
            }
        }
        tokens.Advance();
        Expression? stop = ParseSlicePart();
        Expression? step = tokens.SkipIf(TokenKind.Colon) ? ParseSlicePart() : null;
        return new SliceExpression(place, start, stop, step);
    }

    private Expression? ParseSlicePart() =>
        tokens.Kind is TokenKind.Colon or TokenKind.RightBracket or TokenKind.Comma ? null : ParseExpression();

    private string ParseDottedName()
    {
        string name = tokens.ExpectSymbol().Name;
        while (tokens.SkipIf(TokenKind.Dot))
        {
            name += "." + tokens.ExpectSymbol().Name;
        }
        return name;
    }

    private Expression ParseTest(Expression operand)
    {
        SourcePlace place = tokens.AdvancePast();
        bool isNegated = tokens.SkipIf(Keyword.Not);
        string name = ParseDottedName();
        CallArguments arguments = CallArguments.None;
        if (tokens.Kind == TokenKind.LeftParen)
        {
            arguments = ParseCallArguments();
        }
        else if (StartsTestArgument())
        {
            if (tokens.Keyword == Keyword.Is)
            {
                throw tokens.Error("You cannot chain multiple tests with is");
            }
            Expression argument = ParsePostfix(ParsePrimary(false));
            arguments = new CallArguments([argument], [], [], null, null);
        }
        Expression test = new TestExpression(place, operand, name, arguments);
        return isNegated ? new UnaryExpression(place, UnaryOperator.Not, test) : test;
    }

    private bool StartsTestArgument() =>
        tokens.Kind switch
        {
            TokenKind.Name => tokens.Keyword is not (Keyword.Else or Keyword.Or or Keyword.And),
            TokenKind.String or TokenKind.Integer or TokenKind.Float or TokenKind.LeftBracket or TokenKind.LeftBrace =>
                true,
            _ => false,
        };
}
