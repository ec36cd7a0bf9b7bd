using Attune.Jinja.Runtime.Evaluators;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Runtime.Instructions;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Syntax.Statements;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Turns statements into instructions.</summary>
internal sealed class StatementCompiler
{
    private readonly CompileState _compile;
    private readonly ExpressionCompiler _expressions;
    private readonly FunctionCompiler _functions;
    private readonly NodeStack<Instruction> _instructions = new();
    private readonly List<MemberWrite> _run = [];

    public StatementCompiler(CompileState compile)
    {
        _compile = compile;
        _expressions = new ExpressionCompiler(compile);
        _functions = new FunctionCompiler(compile, _expressions, this);
    }

    public Instruction[] CompileBody(Statement[] statements, CompileFrame frame)
    {
        int mark = _instructions.Mark;
        foreach (Statement statement in statements)
        {
            if (!CompileStatement(statement, frame))
            {
                break;
            }
        }
        return _instructions.PopFrom(mark);
    }

    // False where what follows in the same body can never run.
    private bool CompileStatement(Statement statement, CompileFrame frame)
    {
        switch (statement)
        {
            case OutputStatement output:
                CompileOutput(output, frame);
                return true;
            case BlockStatement block:
                CompileBlock(block, frame);
                return true;
            case ExtendsStatement extends:
                return CompileExtends(extends, frame);
            default:
                _instructions.Push(CompileOther(statement, frame));
                return true;
        }
    }

    private Instruction CompileOther(Statement statement, CompileFrame frame) =>
        statement switch
        {
            IfStatement conditional => CompileIf(conditional, frame),
            ForStatement loop => _functions.CompileFor(loop, frame),
            SetStatement set => new SetInstruction(
                set.Place,
                CompileTarget(set.Target, frame),
                _expressions.Compile(set.Value, frame)
            ),
            SetBlockStatement set => CompileSetBlock(set, frame),
            MacroStatement macro => _functions.CompileMacro(macro, frame),
            CallBlockStatement call => _functions.CompileCallBlock(call, frame),
            FilterBlockStatement filter => CompileFilterBlock(filter, frame),
            WithStatement with => CompileWith(with, frame),
            IncludeStatement include => new IncludeInstruction(
                include.Place,
                new TemplateSelector(_expressions.Compile(include.Template, frame), takesLists: true),
                include.WithContext,
                include.IgnoreMissing,
                include.WithContext ? frame.Scope.CreateLocals() : LocalsMap.Empty
            ),
            ImportStatement import => CompileImport(import, frame),
            FromImportStatement from => CompileFromImport(from, frame),
            DoStatement statementOf => new DoInstruction(
                statementOf.Place,
                _expressions.Compile(statementOf.Expression, frame)
            ),
            AutoescapeStatement autoescape => CompileAutoescape(autoescape, frame),
            TagStatement tag => CompileTag(tag, frame),
            BreakStatement => CompileSignal(statement, frame, Signal.Break, "'break' outside loop"),
            _ => CompileSignal(statement, frame, Signal.Continue, "'continue' not properly in loop"),
        };

    private SignalInstruction CompileSignal(Statement statement, CompileFrame frame, Signal signal, string message)
    {
        if (!frame.IsInLoop)
        {
            _compile.NotePythonError(message, statement.Place);
        }
        return new SignalInstruction(statement.Place, signal);
    }

    /// <summary>Compiles the target of an assignment.</summary>
    public Assignment CompileTarget(Expression target, CompileFrame frame, bool isBlock = false)
    {
        switch (target)
        {
            case NameExpression name:
                return new SlotAssignment(_compile.Bindings[name.Symbol]!.Slot);
            case TupleExpression tuple:
                return new TupleAssignment(Array.ConvertAll(tuple.Items, item => CompileTarget(item, frame)));
            default:
                var attribute = (NamespaceTarget)target;
                return new NamespaceAssignment(
                    _expressions.CompileName(attribute.Symbol, attribute.Place, frame),
                    attribute.Attribute,
                    isBlock
                );
        }
    }

    /// <summary>A scope of the running function inside of another.</summary>
    public Scope NewScope(CompileFrame frame) => new(_compile.Bindings, frame.Scope, frame.Scope.Function);

    private void CompileOutput(OutputStatement output, CompileFrame frame)
    {
        if (frame.ChecksOutput && _compile.HasKnownExtends)
        {
            return;
        }
        int mark = _instructions.Mark;
        CompileNodes(output, frame);
        if (frame.ChecksOutput)
        {
            Instruction[] guarded = _instructions.PopFrom(mark);
            if (guarded.Length > 0)
            {
                _instructions.Push(new UnlessExtendedInstruction(output.Place, RootDepth(frame), guarded));
            }
        }
    }

    private void CompileNodes(OutputStatement output, CompileFrame frame)
    {
        // Text and constants that follow each other are written at once, and with the value behind them.
        TextSlice pending = TextSlice.Empty;
        SourcePlace pendingPlace = output.Place;
        foreach (Expression node in output.Nodes)
        {
            if (node is TemplateData data)
            {
                AddText(ref pending, ref pendingPlace, data.Data, node.Place);
                continue;
            }
            Evaluator value = _expressions.Compile(node, frame);
            if (value.IsConstant && _compile.Folder.TryPrint(value, out string printed))
            {
                AddText(ref pending, ref pendingPlace, new TextSlice(printed), node.Place);
                continue;
            }
            if (_compile.Mode.IsVolatile)
            {
                FlushText(pending, pendingPlace);
                _instructions.Push(new VolatileWriteInstruction(node.Place, value));
            }
            else
            {
                AddWrite(node.Place, pending, value);
            }
            pending = TextSlice.Empty;
        }
        FlushRun();
        FlushText(pending, pendingPlace);
    }

    // Members of one variable that follow each other are kept together.
    private void AddWrite(SourcePlace place, TextSlice before, Evaluator value)
    {
        if (value is AttributeEvaluator { IsItemOfDictionary: true, Operand.LocalSlot: >= 0 } member)
        {
            if (_run.Count > 0 && !ReferenceEquals(_run[0].Member.Operand, member.Operand))
            {
                FlushRun();
            }
            _run.Add(new MemberWrite(place, before, member));
            return;
        }
        FlushRun();
        _instructions.Push(new WriteInstruction(place, before, value, _compile.Mode.IsOn));
    }

    private void FlushRun()
    {
        if (_run.Count >= MemberRunInstruction.MinLength)
        {
            _instructions.Push(new MemberRunInstruction(_run[0].Member.Operand, [.. _run], _compile.Mode.IsOn));
        }
        else
        {
            foreach (MemberWrite write in _run)
            {
                _instructions.Push(new WriteInstruction(write.Place, write.Before, write.Member, _compile.Mode.IsOn));
            }
        }
        _run.Clear();
    }

    private static void AddText(ref TextSlice pending, ref SourcePlace place, TextSlice text, SourcePlace textPlace)
    {
        place = pending.IsEmpty ? textPlace : place;
        pending = pending.Append(text);
    }

    private void FlushText(TextSlice text, SourcePlace place)
    {
        if (!text.IsEmpty)
        {
            _instructions.Push(new TextInstruction(place, text));
        }
    }

    // Only a recursive loop stands between a root's output and its frame.
    private static int RootDepth(CompileFrame frame)
    {
        int depth = 0;
        for (FunctionScope? function = frame.Scope.Function.Outer; function is not null; function = function.Outer)
        {
            depth++;
        }
        return depth;
    }

    private IfInstruction CompileIf(IfStatement conditional, CompileFrame frame)
    {
        CompileFrame soft = frame.Soft();
        int count = conditional.Elifs.Length + 1;
        var tests = new Evaluator[count];
        var branches = new Instruction[count][];
        tests[0] = _expressions.Compile(conditional.Test, soft);
        branches[0] = CompileBody(conditional.Body, soft);
        for (int i = 1; i < count; i++)
        {
            IfStatement elif = conditional.Elifs[i - 1];
            tests[i] = _expressions.Compile(elif.Test, soft);
            branches[i] = CompileBody(elif.Body, soft);
        }
        return new IfInstruction(conditional.Place, tests, branches, CompileBody(conditional.Otherwise, soft));
    }

    private SetBlockInstruction CompileSetBlock(SetBlockStatement set, CompileFrame frame)
    {
        Scope scope = NewScope(frame);
        new ScopeAnalyzer(scope).VisitAll(set.Body);
        CompileFrame inner = frame.Inner(scope) with { ChecksOutput = false };
        Instruction[] body = CompileBody(set.Body, inner);
        int textSlot = scope.Function.NewSlot();
        Evaluator? filter = set.Filter is null
            ? null
            : _expressions.CompileBlockFilter(set.Filter, new SlotEvaluator("", textSlot, 0), inner);
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        return new SetBlockInstruction(
            set.Place,
            CompileTarget(set.Target, frame, isBlock: true),
            entry,
            body,
            _compile.Mode,
            textSlot,
            filter
        );
    }

    private FilterBlockInstruction CompileFilterBlock(FilterBlockStatement filter, CompileFrame frame)
    {
        Scope scope = NewScope(frame);
        var analyzer = new ScopeAnalyzer(scope);
        analyzer.VisitAll(filter.Body);
        analyzer.Visit(filter.Filter);
        CompileFrame inner = frame.Inner(scope);
        Instruction[] body = CompileBody(filter.Body, inner);
        int textSlot = scope.Function.NewSlot();
        Evaluator result = _expressions.CompileBlockFilter(filter.Filter, new SlotEvaluator("", textSlot, 0), inner);
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        return new FilterBlockInstruction(filter.Place, entry, body, _compile.Mode, textSlot, result);
    }

    private WithInstruction CompileWith(WithStatement with, CompileFrame frame)
    {
        // The values belong to the outside: compiled before the scope's names are known.
        Evaluator[] values = _expressions.CompileAll(with.Values, frame);
        Scope scope = NewScope(frame);
        var analyzer = new ScopeAnalyzer(scope);
        analyzer.VisitAll(with.Targets);
        analyzer.VisitAll(with.Body);
        CompileFrame inner = frame.Inner(scope);
        Assignment[] targets = Array.ConvertAll(with.Targets, target => CompileTarget(target, inner));
        Instruction[] body = CompileBody(with.Body, inner);
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        return new WithInstruction(with.Place, entry, targets, values, body);
    }

    private AutoescapeInstruction CompileAutoescape(AutoescapeStatement autoescape, CompileFrame frame)
    {
        Scope scope = NewScope(frame);
        var analyzer = new ScopeAnalyzer(scope);
        analyzer.Visit(autoescape.IsOn);
        analyzer.VisitAll(autoescape.Body);
        CompileFrame inner = frame.Inner(scope);
        EscapeMode before = _compile.Mode;
        Evaluator isOn = _expressions.Compile(autoescape.IsOn, inner);
        _compile.Mode = isOn is ConstantEvaluator constant
            ? before with
            {
                IsOn = constant.Value.IsTrue,
            }
            : before with
            {
                IsVolatile = true,
            };
        Instruction[] body = CompileBody(autoescape.Body, inner);
        _compile.Mode = before;
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        return new AutoescapeInstruction(autoescape.Place, entry, isOn, body);
    }

    private TagInstruction CompileTag(TagStatement tag, CompileFrame frame)
    {
        ArgumentList arguments = _expressions.CompileArguments(tag.Arguments, frame);
        Scope scope = NewScope(frame);
        new ScopeAnalyzer(scope).VisitAll(tag.Body);
        Instruction[] body = CompileBody(tag.Body, frame.Inner(scope) with { ChecksOutput = false });
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        return new TagInstruction(tag.Place, tag.Tag, arguments, entry, body, _compile.Mode);
    }

    private ImportInstruction CompileImport(ImportStatement import, CompileFrame frame) =>
        new(
            import.Place,
            new TemplateSelector(_expressions.Compile(import.Template, frame), takesLists: false),
            import.WithContext ? frame.Scope.CreateLocals() : null,
            _compile.Bindings[import.Target]!.Slot,
            [],
            []
        );

    private ImportInstruction CompileFromImport(FromImportStatement from, CompileFrame frame) =>
        new(
            from.Place,
            new TemplateSelector(_expressions.Compile(from.Template, frame), takesLists: false),
            from.WithContext ? frame.Scope.CreateLocals() : null,
            -1,
            from.Names,
            Array.ConvertAll(from.Names, name => _compile.Bindings[name.Alias]!.Slot)
        );

    private void CompileBlock(BlockStatement block, CompileFrame frame)
    {
        if (frame.IsTopLevel && _compile.HasKnownExtends)
        {
            return;
        }
        Instruction instruction = new BlockInstruction(
            block.Place,
            block.Symbol.Name,
            block.IsRequired,
            block.IsScoped ? frame.Scope.CreateLocals() : null
        );
        if (frame.IsTopLevel && _compile.ExtendsSoFar > 0)
        {
            instruction = new UnlessExtendedInstruction(block.Place, RootDepth(frame), [instruction]);
        }
        _instructions.Push(instruction);
    }

    private bool CompileExtends(ExtendsStatement extends, CompileFrame frame)
    {
        if (!frame.IsTopLevel)
        {
            throw _compile.Error("cannot use extend from a non top-level scope", extends.Place);
        }
        if (_compile.HasKnownExtends)
        {
            _instructions.Push(new FailInstruction(extends.Place, "extended multiple times"));
            return false;
        }
        _instructions.Push(
            new ExtendsInstruction(
                extends.Place,
                new TemplateSelector(_expressions.Compile(extends.Template, frame), takesLists: false),
                failsWhenExtended: _compile.ExtendsSoFar > 0
            )
        );
        _compile.HasKnownExtends |= frame.IsRootLevel;
        _compile.ExtendsSoFar++;
        return true;
    }
}
