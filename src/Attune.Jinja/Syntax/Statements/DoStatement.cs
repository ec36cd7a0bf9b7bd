using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A value that is computed and dropped.</summary>
internal sealed class DoStatement(SourcePlace place, Expression expression) : Statement(place)
{
    public readonly Expression Expression = expression;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Expression);
    }
}
