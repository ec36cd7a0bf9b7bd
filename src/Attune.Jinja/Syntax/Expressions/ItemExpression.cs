namespace Attune.Jinja.Syntax.Expressions;

/// <summary>An item.</summary>
internal sealed class ItemExpression(SourcePlace place, Expression operand, Expression key)
    : Expression(place, 1 + Math.Max(operand.Height, key.Height))
{
    public readonly Expression Operand = operand;
    public readonly Expression Key = key;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Operand);
        walker.Visit(Key);
    }
}
