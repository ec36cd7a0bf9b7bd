using Attune.Jinja.Runtime.Evaluators;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Turns expressions into evaluators.</summary>
internal sealed class ExpressionCompiler(CompileState compile)
{
    public Evaluator Compile(Expression expression, CompileFrame frame) =>
        expression switch
        {
            NameExpression name => CompileName(name.Symbol, name.Place, frame),
            ConstantExpression constant => ConstantFolder.Constant(constant.Value),
            AttributeExpression attribute => CompileAttribute(attribute, frame),
            FilterExpression filter => CompileFilter(filter, Compile(filter.Operand!, frame), frame),
            ItemExpression item => CompileItem(item, frame),
            CallExpression call => CompileCall(call, frame),
            CompareExpression compare => CompileCompare(compare, frame),
            BinaryExpression binary => CompileBinary(binary, frame),
            UnaryExpression unary => CompileUnary(unary, frame),
            TestExpression test => CompileTest(test, frame),
            ConditionalExpression conditional => CompileConditional(conditional, frame),
            ConcatExpression concat => CompileConcat(concat, frame),
            ListExpression list => new ListEvaluator(CompileAll(list.Items, frame)),
            TupleExpression tuple => CompileTuple(tuple, frame),
            DictExpression dict => new DictEvaluator(dict.Place, CompileAll(dict.Items, frame)),
            _ => throw compile.PythonError("invalid syntax", expression.Place),
        };

    public Evaluator[] CompileAll(Expression[] expressions, CompileFrame frame)
    {
        if (expressions.Length == 0)
        {
            return [];
        }
        var evaluators = new Evaluator[expressions.Length];
        for (int i = 0; i < evaluators.Length; i++)
        {
            evaluators[i] = Compile(expressions[i], frame);
        }
        return evaluators;
    }

    /// <summary>Compiles a filter over an operand; for the filters of a block, down to the text of its body.</summary>
    public Evaluator CompileBlockFilter(FilterExpression filter, Evaluator text, CompileFrame frame)
    {
        Evaluator operand = filter.Operand is FilterExpression inner ? CompileBlockFilter(inner, text, frame) : text;
        return CompileFilter(filter, operand, frame);
    }

    public ArgumentList CompileArguments(CallArguments arguments, CompileFrame frame, string? extraKeyword = null)
    {
        if (ReferenceEquals(arguments, CallArguments.None))
        {
            return ArgumentList.Empty;
        }
        string[] keywords = arguments.Keywords;
        HashSet<string>? seen = keywords.Length > 8 ? new(keywords.Length, StringComparer.Ordinal) : null;
        for (int i = 0; i < keywords.Length; i++)
        {
            bool isRepeated = seen is null ? Array.IndexOf(keywords, keywords[i]) != i : !seen.Add(keywords[i]);
            if (isRepeated || keywords[i] == extraKeyword)
            {
                compile.NotePythonError($"keyword argument repeated: {keywords[i]}", arguments.KeywordValues[i].Place);
            }
        }
        var values = new Evaluator[arguments.Positional.Length + keywords.Length];
        for (int i = 0; i < arguments.Positional.Length; i++)
        {
            values[i] = Compile(arguments.Positional[i], frame);
        }
        for (int i = 0; i < keywords.Length; i++)
        {
            values[arguments.Positional.Length + i] = Compile(arguments.KeywordValues[i], frame);
        }
        return new ArgumentList(
            values,
            keywords,
            arguments.Starred is null ? null : Compile(arguments.Starred, frame),
            arguments.DoubleStarred is null ? null : Compile(arguments.DoubleStarred, frame)
        );
    }

    public Evaluator CompileName(Symbol symbol, SourcePlace place, CompileFrame frame)
    {
        Variable? variable = compile.Bindings[symbol];
        if (variable is null)
        {
            // Jinja's compiler gives up here: the filter of a set block sees only names that are used elsewhere.
            throw compile.PythonError(
                $"Tried to resolve a name to a reference that was unknown to the frame ({Text.PyRepr.Of(symbol.Name)})",
                place,
                "AssertionError"
            );
        }
        int depth = frame.Scope.Function.DepthTo(variable.Scope.Function);
        if (depth > 0)
        {
            return CreateLoad(variable, depth);
        }
        return variable.Local ??= CreateLoad(variable, 0);
    }

    private static Evaluator CreateLoad(Variable variable, int depth)
    {
        Variable origin = variable;
        while (origin.Load == LoadKind.Alias)
        {
            origin = origin.Outer!;
        }
        string name = variable.Symbol.Name;
        return origin.Load switch
        {
            LoadKind.Context => new NameEvaluator(name, variable.Slot, depth, !variable.IsStored),
            LoadKind.Self when ReferenceEquals(origin, variable) => new SelfEvaluator(variable.Slot, depth),
            LoadKind.Super when ReferenceEquals(origin, variable) => new SuperEvaluator(
                variable.Scope.Block!,
                variable.Slot,
                depth
            ),
            _ => new SlotEvaluator(name, variable.Slot, depth),
        };
    }

    private Evaluator CompileAttribute(AttributeExpression attribute, CompileFrame frame)
    {
        Evaluator operand = Compile(attribute.Operand, frame);
        return Fold(new AttributeEvaluator(attribute.Place, operand, attribute.Name, compile.Environment));
    }

    private Evaluator CompileItem(ItemExpression item, CompileFrame frame)
    {
        Evaluator operand = Compile(item.Operand, frame);
        if (item.Key is SliceExpression slice)
        {
            Evaluator? start = slice.Start is null ? null : Compile(slice.Start, frame);
            Evaluator? stop = slice.Stop is null ? null : Compile(slice.Stop, frame);
            Evaluator? step = slice.Step is null ? null : Compile(slice.Step, frame);
            return Fold(new SliceEvaluator(item.Place, operand, start, stop, step));
        }
        Evaluator key = Compile(item.Key, frame);
        return Fold(new ItemEvaluator(item.Place, operand, key));
    }

    private Evaluator CompileCall(CallExpression call, CompileFrame frame)
    {
        if (call.Callee is AttributeExpression attribute)
        {
            Evaluator operand = Compile(attribute.Operand, frame);
            return new MethodCallEvaluator(
                operand,
                attribute.Name,
                new CallSite(call.Place, CompileArguments(call.Arguments, frame))
            );
        }
        Evaluator callee = Compile(call.Callee, frame);
        return new CallEvaluator(callee, new CallSite(call.Place, CompileArguments(call.Arguments, frame)));
    }

    private Evaluator CompileFilter(FilterExpression expression, Evaluator operand, CompileFrame frame)
    {
        ArgumentList arguments = CompileArguments(expression.Arguments, frame);
        if (!compile.Environment.Filters.TryGet(expression.Name, out FilterDefinition? filter))
        {
            return Unknown(
                expression.Place,
                operand,
                arguments,
                "filter",
                expression.Name,
                compile.Environment.Filters.Names,
                frame
            );
        }
        bool canFold = filter.IsPure && operand.IsConstant && arguments.IsConstant && !compile.Mode.IsVolatile;
        Evaluator evaluator = TryBind(filter, arguments, out Value[] bound)
            ? new FilterEvaluator(
                expression.Place,
                operand,
                filter,
                bound,
                filter.Parameters.IsVariadic ? arguments.Keywords : [],
                canFold
            )
            : new OpenFilterEvaluator(expression.Place, operand, filter, arguments, canFold);
        return Fold(evaluator);
    }

    // Arguments that never change take their parameters' places while compiling.
    private static bool TryBind(FilterDefinition filter, ArgumentList arguments, out Value[] bound)
    {
        bound = [];
        if (!arguments.IsFixed || !Array.TrueForAll(arguments.Values, value => value is ConstantEvaluator))
        {
            return false;
        }
        if (arguments.Values.Length == 0 && (filter.Parameters.IsVariadic || filter.Parameters.Count == 0))
        {
            return true;
        }
        Value[] given = Array.ConvertAll(arguments.Values, value => ((ConstantEvaluator)value).Value);
        if (filter.Parameters.IsVariadic)
        {
            bound = given;
            return true;
        }
        bound = new Value[filter.Parameters.Count];
        return filter.Parameters.TryBind(new Arguments(given, arguments.Keywords), bound);
    }

    private Evaluator CompileTest(TestExpression expression, CompileFrame frame)
    {
        Evaluator operand = Compile(expression.Operand, frame);
        ArgumentList arguments = CompileArguments(expression.Arguments, frame);
        if (!compile.Environment.Tests.TryGet(expression.Name, out TestDefinition? test))
        {
            return Unknown(
                expression.Place,
                operand,
                arguments,
                "test",
                expression.Name,
                compile.Environment.Tests.Names,
                frame
            );
        }
        bool canFold = test.IsPure && operand.IsConstant && arguments.IsConstant && !compile.Mode.IsVolatile;
        return Fold(new TestEvaluator(expression.Place, operand, test, arguments, canFold));
    }

    private UnknownNameEvaluator Unknown(
        SourcePlace place,
        Evaluator operand,
        ArgumentList arguments,
        string kind,
        string name,
        IEnumerable<string> known,
        CompileFrame frame
    )
    {
        string? suggestion = NearestName.Find(name, known);
        if (!frame.IsSoft)
        {
            throw compile.Error($"No {kind} named {Text.PyRepr.Of(name)}.", place, suggestion);
        }
        return new UnknownNameEvaluator(place, operand, arguments, kind, name, suggestion);
    }

    private Evaluator CompileCompare(CompareExpression compare, CompileFrame frame)
    {
        Evaluator first = Compile(compare.First, frame);
        if (compare.Operands.Length == 1)
        {
            Evaluator second = Compile(compare.Operands[0], frame);
            if (compare.Operators[0] is CompareOperator.In or CompareOperator.NotIn)
            {
                second = KeepConstants(second);
            }
            return Fold(new CompareEvaluator(compare.Place, compare.Operators[0], first, second));
        }
        if (first.IsConstant && compile.Folder.IsFalseChain(compare, first, operand => Compile(operand, frame)))
        {
            return new ConstantEvaluator(Value.False);
        }
        Evaluator[] operands = CompileAll(compare.Operands, frame);
        return Fold(new CompareChainEvaluator(compare.Place, first, compare.Operators, operands));
    }

    // A list that is only searched need not be made each time.
    private static Evaluator KeepConstants(Evaluator searched) =>
        searched is ListEvaluator list && Array.TrueForAll(list.Items, item => item is ConstantEvaluator)
            ? new ConstantEvaluator(
                Value.FromTuple(Array.ConvertAll(list.Items, item => ((ConstantEvaluator)item).Value))
            )
            : searched;

    private Evaluator CompileBinary(BinaryExpression binary, CompileFrame frame)
    {
        Evaluator left = Compile(binary.Left, frame);
        if (binary.Operation is BinaryOperator.And or BinaryOperator.Or)
        {
            bool isOr = binary.Operation == BinaryOperator.Or;
            // A constant that decides alone leaves the other side unseen, mistakes and all.
            return left.IsConstant && compile.Folder.TruthOf(left) == isOr
                ? Fold(left)
                : Fold(new LogicEvaluator(isOr, left, Compile(binary.Right, frame)));
        }
        return Fold(new ArithmeticEvaluator(binary.Place, binary.Operation, left, Compile(binary.Right, frame)));
    }

    private Evaluator CompileUnary(UnaryExpression unary, CompileFrame frame)
    {
        Evaluator operand = Compile(unary.Operand, frame);
        return Fold(
            unary.Operation == UnaryOperator.Not
                ? new NotEvaluator(operand)
                : new SignEvaluator(unary.Place, unary.Operation == UnaryOperator.Negate, operand)
        );
    }

    private Evaluator CompileConditional(ConditionalExpression conditional, CompileFrame frame)
    {
        CompileFrame soft = frame.Soft();
        Evaluator test = Compile(conditional.Test, soft);
        bool? isTrue = test.IsConstant ? compile.Folder.TruthOf(test) : null;
        Evaluator? then = isTrue == false ? null : Compile(conditional.Then, soft);
        if (isTrue == true && then!.IsConstant)
        {
            return Fold(then!);
        }
        Evaluator otherwise = conditional.Otherwise is null
            ? new ConstantUndefinedEvaluator(NoElse(conditional.Place))
            : Compile(conditional.Otherwise, soft);
        if (isTrue == false && otherwise.IsConstant)
        {
            // What a constant leaves out is not compiled at all.
            return Fold(otherwise);
        }
        then ??= Compile(conditional.Then, soft);
        return new ConditionalEvaluator(test, then, otherwise);
    }

    // Always the standard undefined, whatever the environment's kind is.
    private UndefinedValue NoElse(SourcePlace place)
    {
        string template = compile.Template.Name is { } name ? $" in {Text.PyRepr.Of(name)}" : "";
        return UndefinedValue.WithHint(
            UndefinedKind.Default,
            $"the inline if-expression on line {place.Line}{template} evaluated to false and no else section was defined."
        );
    }

    private Evaluator CompileConcat(ConcatExpression concat, CompileFrame frame)
    {
        Evaluator[] items = CompileAll(concat.Items, frame);
        if (Array.TrueForAll(items, item => item.IsConstant))
        {
            // Jinja joins constants as plain strings, Markup or not.
            Evaluator plain = new ConcatEvaluator(items, escape: false);
            if (compile.Folder.CanEvaluate(plain))
            {
                return Fold(plain);
            }
            if (!compile.Mode.IsVolatile && compile.Folder.FindUnprintable(items) is { } undefined)
            {
                throw undefined.ToException();
            }
        }
        return new ConcatEvaluator(items, compile.Mode is { IsVolatile: false, IsOn: true });
    }

    private Evaluator CompileTuple(TupleExpression tuple, CompileFrame frame)
    {
        return Fold(new TupleEvaluator(CompileAll(tuple.Items, frame)));
    }

    private Evaluator Fold(Evaluator evaluator) => evaluator.IsConstant ? compile.Folder.Fold(evaluator) : evaluator;
}
