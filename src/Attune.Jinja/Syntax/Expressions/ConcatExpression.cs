namespace Attune.Jinja.Syntax.Expressions;

/// <summary>Several values joined as text.</summary>
internal sealed class ConcatExpression(SourcePlace place, Expression[] items) : Expression(place, 1 + HeightOf(items))
{
    public readonly Expression[] Items = items;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Items);
    }
}
