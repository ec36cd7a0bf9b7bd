namespace Attune.Jinja.Syntax.Expressions;

/// <summary>An expression. Its height bounds how deep any walk over it goes.</summary>
internal abstract class Expression(SourcePlace place, int height) : SyntaxNode(place)
{
    public readonly int Height = height;

    protected static int HeightOf(Expression? expression) => expression?.Height ?? 0;

    protected static int HeightOf(Expression[] expressions)
    {
        int height = 0;
        foreach (Expression expression in expressions)
        {
            height = Math.Max(height, expression.Height);
        }
        return height;
    }
}
