namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A list literal.</summary>
internal sealed class ListExpression(SourcePlace place, Expression[] items) : Expression(place, 1 + HeightOf(items))
{
    public readonly Expression[] Items = items;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Items);
    }
}
