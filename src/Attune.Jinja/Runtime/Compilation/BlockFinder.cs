using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Finds all blocks of a template, wherever they stand, and refuses two of one name.</summary>
internal sealed class BlockFinder : SyntaxWalker
{
    private readonly CompileState _compile;
    private readonly List<BlockStatement> _blocks = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private BlockFinder(CompileState compile) => _compile = compile;

    public static IReadOnlyList<BlockStatement> Find(CompileState compile)
    {
        var finder = new BlockFinder(compile);
        finder.VisitAll(compile.Tree.Body);
        return finder._blocks;
    }

    public override void Visit(SyntaxNode node)
    {
        if (node is BlockStatement block)
        {
            if (!_names.Add(block.Symbol.Name))
            {
                throw _compile.Error($"block {Text.PyRepr.Of(block.Symbol.Name)} defined twice", block.Place);
            }
            _blocks.Add(block);
        }
        node.VisitChildren(this);
    }
}
