using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A body with its own escaping.</summary>
internal sealed class AutoescapeStatement(SourcePlace place, Expression isOn, Statement[] body) : Statement(place)
{
    public readonly Expression IsOn = isOn;
    public readonly Statement[] Body = body;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(IsOn);
        walker.VisitAll(Body);
    }
}
