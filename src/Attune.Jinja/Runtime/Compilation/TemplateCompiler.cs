using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Turns a syntax tree into executable form.</summary>
internal sealed class TemplateCompiler
{
    private readonly CompileState _compile = new();
    private readonly StatementCompiler _statements;

    public TemplateCompiler() => _statements = new StatementCompiler(_compile);

    public TemplateCode Compile(JinjaEnvironment environment, SyntaxTree tree)
    {
        var template = new TemplateCode(environment, tree.Name) { Source = tree.Source };
        _compile.Begin(environment, tree, template);
        CompileTemplate();
        _compile.End();
        return template;
    }

    private void CompileTemplate()
    {
        SyntaxTree tree = _compile.Tree;
        IReadOnlyList<BlockStatement> blocks = tree.Features.HasFlag(SyntaxFeatures.Blocks)
            ? BlockFinder.Find(_compile)
            : [];
        CompileRoot();
        if (blocks.Count > 0)
        {
            var codes = new List<BlockCode>(blocks.Count);
            foreach (BlockStatement block in blocks)
            {
                codes.Add(CompileBlock(block));
            }
            _compile.Template.Blocks = BlockTable.Of(codes);
        }
        if (_compile.NotedError is not null)
        {
            throw _compile.NotedError;
        }
    }

    private void CompileRoot()
    {
        SyntaxTree tree = _compile.Tree;
        var function = new FunctionScope(new FunctionCode(_compile.Template), null);
        var scope = new Scope(_compile.Bindings, null, function);
        if (IsRead(tree.Symbols.Self, tree.Body))
        {
            scope.Declare(_compile.Tree.Symbols.Self, LoadKind.Self);
        }
        new ScopeAnalyzer(scope).VisitAll(tree.Body);
        var frame = new CompileFrame(scope)
        {
            IsTopLevel = true,
            IsRootLevel = true,
            ChecksOutput = tree.Features.HasFlag(SyntaxFeatures.Extends),
        };
        function.Code.Body = _statements.CompileBody(tree.Body, frame);
        function.Code.Exports = CreateExports(scope);
        scope.Leave();
        _compile.Template.Root = function.Code;
    }

    private BlockCode CompileBlock(BlockStatement block)
    {
        var function = new FunctionScope(new FunctionCode(_compile.Template), null);
        var scope = new Scope(_compile.Bindings, null, function) { Block = block.Symbol.Name };
        if (IsRead(_compile.Tree.Symbols.Self, block.Body))
        {
            scope.Declare(_compile.Tree.Symbols.Self, LoadKind.Self);
        }
        if (IsRead(_compile.Tree.Symbols.Super, block.Body))
        {
            scope.Declare(_compile.Tree.Symbols.Super, LoadKind.Super);
        }
        new ScopeAnalyzer(scope).VisitAll(block.Body);
        var frame = new CompileFrame(scope) { Block = block.Symbol.Name };
        function.Code.Body = _statements.CompileBody(block.Body, frame);
        scope.Leave();
        return new BlockCode(block.Symbol.Name, function.Code);
    }

    private bool IsRead(Symbol symbol, Statement[] body)
    {
        if (!_compile.Tree.Symbols.Mentions(symbol))
        {
            return false;
        }
        var finder = new MentionFinder(symbol);
        finder.VisitAll(body);
        return finder.IsMentioned;
    }

    private static ExportMap CreateExports(Scope scope)
    {
        List<ExportMap.Export>? exports = null;
        for (Variable? variable = scope.First; variable is not null; variable = variable.Next)
        {
            if (variable.IsStored && variable.Load is not LoadKind.Self)
            {
                string name = variable.Symbol.Name;
                (exports ??= []).Add(
                    new ExportMap.Export(name, variable.Slot, variable.IsPublic && !name.StartsWith('_'))
                );
            }
        }
        return exports is null ? ExportMap.Empty : new ExportMap([.. exports]);
    }
}
