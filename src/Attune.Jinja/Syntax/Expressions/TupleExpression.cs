namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A tuple, or several targets of an assignment.</summary>
internal sealed class TupleExpression(SourcePlace place, Expression[] items) : Expression(place, 1 + HeightOf(items))
{
    public readonly Expression[] Items = items;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Items);
    }
}
