namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A dict literal: keys and values in turn.</summary>
internal sealed class DictExpression(SourcePlace place, Expression[] items) : Expression(place, 1 + HeightOf(items))
{
    public readonly Expression[] Items = items;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Items);
    }
}
