using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Finds whether a statement holds a scoped block, which sees the variables around it.</summary>
internal sealed class ScopedBlockFinder : SyntaxWalker
{
    private bool _isFound;

    public static bool IsIn(SyntaxNode node)
    {
        var finder = new ScopedBlockFinder();
        finder.Visit(node);
        return finder._isFound;
    }

    public override void Visit(SyntaxNode node)
    {
        _isFound |= node is BlockStatement { IsScoped: true };
        if (!_isFound)
        {
            node.VisitChildren(this);
        }
    }
}
