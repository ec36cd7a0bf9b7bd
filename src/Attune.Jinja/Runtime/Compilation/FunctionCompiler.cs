using Attune.Jinja.Runtime.Evaluators;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Runtime.Instructions;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Compiles what is, or can be, a function of its own: loops, macros, call blocks.</summary>
internal sealed class FunctionCompiler(
    CompileState compile,
    ExpressionCompiler expressions,
    StatementCompiler statements
)
{
    public ForInstruction CompileFor(ForStatement loop, CompileFrame frame)
    {
        CheckLoopTarget(loop);
        Evaluator iterable = expressions.Compile(loop.Iterable, frame);
        FunctionScope? recursion = loop.IsRecursive
            ? new FunctionScope(new FunctionCode(compile.Template), frame.Scope.Function)
            : null;
        FunctionScope function = recursion ?? frame.Scope.Function;
        MentionFinder loopUse = FindLoopUse(loop);
        bool isExtended =
            loop.IsRecursive
            || loopUse.IsMentioned
            || (compile.Tree.Features.HasFlag(SyntaxFeatures.ScopedBlocks) && ScopedBlockFinder.IsIn(loop));
        bool escapes = isExtended && (loopUse.Escapes || !loopUse.IsMentioned);
        if (escapes)
        {
            function.Capture();
        }
        (Evaluator? filter, Assignment? filterTarget, ScopeEntry filterEntry) = CompileLoopFilter(
            loop,
            frame,
            function
        );
        var scope = new Scope(compile.Bindings, frame.Scope, function);
        var analyzer = new ScopeAnalyzer(scope);
        int loopSlot = isExtended ? scope.Declare(compile.Tree.Symbols.Loop).Slot : -1;
        analyzer.DeclareTarget(loop.Target);
        analyzer.VisitAll(loop.Body);
        CompileFrame inner = frame.Inner(scope) with { IsInLoop = true };
        Assignment target = statements.CompileTarget(loop.Target, inner);
        Instruction[] body = statements.CompileBody(loop.Body, inner);
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        (Instruction[]? otherwise, ScopeEntry otherwiseEntry) = CompileElse(loop, frame, function);
        return new ForInstruction(
            loop.Place,
            iterable,
            new ForParts
            {
                Target = target,
                BodyEntry = entry,
                Body = body,
                Otherwise = otherwise,
                OtherwiseEntry = otherwiseEntry,
                Filter = filter,
                FilterTarget = filterTarget,
                FilterEntry = filterEntry,
                LoopSlot = loopSlot,
                LoopEscapes = escapes,
                Recursion = recursion?.Code,
                Mode = compile.Mode,
            }
        );
    }

    public MacroInstruction CompileMacro(MacroStatement macro, CompileFrame frame)
    {
        MacroCode code = CompileMacroBody(
            macro.Symbol.Name,
            macro.Parameters,
            macro.Defaults,
            macro.Body,
            macro.Place,
            frame
        );
        return new MacroInstruction(macro.Place, code, compile.Bindings[macro.Symbol]!.Slot);
    }

    public CallBlockInstruction CompileCallBlock(CallBlockStatement call, CompileFrame frame)
    {
        MacroCode code = CompileMacroBody(null, call.Parameters, call.Defaults, call.Body, call.Place, frame);
        Evaluator callee = expressions.Compile(call.Call.Callee, frame);
        ArgumentList arguments = expressions.CompileArguments(call.Call.Arguments, frame, "caller");
        return new CallBlockInstruction(call.Place, code, callee, arguments);
    }

    private void CheckLoopTarget(ForStatement loop)
    {
        SymbolTable symbols = compile.Tree.Symbols;
        if (symbols.Mentions(symbols.Loop))
        {
            StoreFinder.Check(loop, symbols.Loop, compile);
        }
    }

    private MentionFinder FindLoopUse(ForStatement loop)
    {
        SymbolTable symbols = compile.Tree.Symbols;
        var finder = new MentionFinder(symbols.Loop);
        if (symbols.Mentions(symbols.Loop))
        {
            finder.VisitAll(loop.Body);
        }
        return finder;
    }

    private (Evaluator?, Assignment?, ScopeEntry) CompileLoopFilter(
        ForStatement loop,
        CompileFrame frame,
        FunctionScope function
    )
    {
        if (loop.Filter is null)
        {
            return (null, null, ScopeEntry.Nothing);
        }
        var scope = new Scope(compile.Bindings, frame.Scope, function);
        var analyzer = new ScopeAnalyzer(scope);
        analyzer.DeclareTarget(loop.Target);
        analyzer.Visit(loop.Filter);
        CompileFrame inner = frame.Inner(scope);
        Assignment target = statements.CompileTarget(loop.Target, inner);
        Evaluator filter = expressions.Compile(loop.Filter, inner);
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        return (filter, target, entry);
    }

    private (Instruction[]?, ScopeEntry) CompileElse(ForStatement loop, CompileFrame frame, FunctionScope function)
    {
        if (loop.Otherwise.Length == 0)
        {
            return (null, ScopeEntry.Nothing);
        }
        var scope = new Scope(compile.Bindings, frame.Scope, function);
        new ScopeAnalyzer(scope).VisitAll(loop.Otherwise);
        CompileFrame inner = frame.Inner(scope);
        if (loop.IsRecursive)
        {
            // The branch is part of the loop's own function, out of reach of an outer loop.
            inner = inner with
            {
                IsInLoop = false,
            };
        }
        Instruction[] otherwise = statements.CompileBody(loop.Otherwise, inner);
        ScopeEntry entry = scope.CreateEntry();
        scope.Leave();
        return (otherwise, entry);
    }

    private MacroCode CompileMacroBody(
        string? name,
        NameExpression[] parameters,
        Expression[] defaults,
        Statement[] body,
        SourcePlace place,
        CompileFrame frame
    )
    {
        frame.Scope.Function.Capture();
        var function = new FunctionScope(new FunctionCode(compile.Template), frame.Scope.Function);
        var scope = new Scope(compile.Bindings, frame.Scope, function);
        var analyzer = new ScopeAnalyzer(scope);
        analyzer.VisitAll(parameters);
        analyzer.VisitAll(defaults);
        analyzer.VisitAll(body);
        string[] names = Array.ConvertAll(parameters, parameter => parameter.Symbol.Name);
        CheckParameters(names, parameters);
        var code = new MacroCode(name, function.Code, names)
        {
            ParameterSlots = Array.ConvertAll(parameters, parameter => compile.Bindings[parameter.Symbol]!.Slot),
            HasExplicitCaller = Array.IndexOf(names, "caller") >= 0,
        };
        DeclareSpecials(code, scope, names, defaults.Length, body, place);
        CompileFrame inner = frame.Inner(scope) with { ChecksOutput = false, IsInLoop = false };
        code.Defaults = expressions.CompileAll(defaults, inner);
        function.Code.Body = statements.CompileBody(body, inner);
        code.Entry = scope.CreateEntry();
        scope.Leave();
        return code;
    }

    private void CheckParameters(string[] names, NameExpression[] parameters)
    {
        var seen = new HashSet<string>(names.Length, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (!seen.Add(names[i]))
            {
                compile.NotePythonError($"duplicate argument '{names[i]}' in function definition", parameters[i].Place);
            }
        }
    }

    // A macro has caller, kwargs and varargs only where its body reads them.
    private void DeclareSpecials(
        MacroCode code,
        Scope scope,
        string[] names,
        int defaultCount,
        Statement[] body,
        SourcePlace place
    )
    {
        if (IsRead(compile.Tree.Symbols.Caller, body))
        {
            int index = Array.IndexOf(names, "caller");
            if (index >= 0 && index < names.Length - defaultCount)
            {
                throw compile.Error(
                    "When defining macros or call blocks the special \"caller\" argument must be omitted or be given a default.",
                    place
                );
            }
            code.CallerSlot = index < 0 ? scope.Declare(compile.Tree.Symbols.Caller).Slot : -1;
            code.AccessesCaller = true;
        }
        if (Array.IndexOf(names, "kwargs") < 0 && IsRead(compile.Tree.Symbols.Keywords, body))
        {
            code.KeywordsSlot = scope.Declare(compile.Tree.Symbols.Keywords).Slot;
        }
        if (Array.IndexOf(names, "varargs") < 0 && IsRead(compile.Tree.Symbols.Variadic, body))
        {
            code.VariadicSlot = scope.Declare(compile.Tree.Symbols.Variadic).Slot;
        }
    }

    private bool IsRead(Symbol symbol, Statement[] body)
    {
        if (!compile.Tree.Symbols.Mentions(symbol))
        {
            return false;
        }
        var finder = new MentionFinder(symbol);
        finder.VisitAll(body);
        return finder.IsMentioned;
    }
}
