namespace Attune.Jinja.Syntax.Expressions;

/// <summary>An inline if.</summary>
internal sealed class ConditionalExpression(SourcePlace place, Expression test, Expression then, Expression? otherwise)
    : Expression(place, 1 + Math.Max(Math.Max(test.Height, then.Height), HeightOf(otherwise)))
{
    public readonly Expression Test = test;
    public readonly Expression Then = then;
    public readonly Expression? Otherwise = otherwise;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Test);
        walker.Visit(Then);
        if (Otherwise is not null)
        {
            walker.Visit(Otherwise);
        }
    }
}
