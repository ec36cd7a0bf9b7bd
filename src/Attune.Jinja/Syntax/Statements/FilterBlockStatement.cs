using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A body that goes through a filter.</summary>
internal sealed class FilterBlockStatement(SourcePlace place, Statement[] body, FilterExpression filter)
    : Statement(place)
{
    public readonly Statement[] Body = body;
    public readonly FilterExpression Filter = filter;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Body);
        walker.Visit(Filter);
    }
}
