using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A condition with its other branches.</summary>
internal sealed class IfStatement(
    SourcePlace place,
    Expression test,
    Statement[] body,
    IfStatement[] elifs,
    Statement[] otherwise
) : Statement(place)
{
    public readonly Expression Test = test;
    public readonly Statement[] Body = body;
    public readonly IfStatement[] Elifs = elifs;
    public readonly Statement[] Otherwise = otherwise;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Test);
        walker.VisitAll(Body);
        walker.VisitAll(Elifs);
        walker.VisitAll(Otherwise);
    }
}
