using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>Text and values to write.</summary>
internal sealed class OutputStatement(SourcePlace place, Expression[] nodes) : Statement(place)
{
    public readonly Expression[] Nodes = nodes;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Nodes);
    }
}
