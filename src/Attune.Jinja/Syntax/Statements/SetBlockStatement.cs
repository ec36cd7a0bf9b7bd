using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>An assignment of what a body writes.</summary>
internal sealed class SetBlockStatement(
    SourcePlace place,
    Expression target,
    FilterExpression? filter,
    Statement[] body
) : Statement(place)
{
    public readonly Expression Target = target;
    public readonly FilterExpression? Filter = filter;
    public readonly Statement[] Body = body;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Target);
        if (Filter is not null)
        {
            walker.Visit(Filter);
        }
        walker.VisitAll(Body);
    }
}
