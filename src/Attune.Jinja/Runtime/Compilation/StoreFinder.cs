using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Refuses assignments to <c>loop</c> anywhere in a for statement.</summary>
internal sealed class StoreFinder(Symbol symbol, CompileState compile) : SyntaxWalker
{
    public static void Check(ForStatement loop, Symbol symbol, CompileState compile) =>
        new StoreFinder(symbol, compile).Visit(loop);

    public override void Visit(SyntaxNode node)
    {
        if (node is NameExpression { Use: NameUse.Store } name && ReferenceEquals(name.Symbol, symbol))
        {
            throw compile.Error("Can't assign to special loop variable in for-loop target", name.Place);
        }
        node.VisitChildren(this);
    }
}
