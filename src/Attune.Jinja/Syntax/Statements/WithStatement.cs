using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>Names for a body.</summary>
internal sealed class WithStatement(SourcePlace place, Expression[] targets, Expression[] values, Statement[] body)
    : Statement(place)
{
    public readonly Expression[] Targets = targets;
    public readonly Expression[] Values = values;
    public readonly Statement[] Body = body;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Targets);
        walker.VisitAll(Values);
        walker.VisitAll(Body);
    }
}
