namespace Attune.Jinja.Syntax.Expressions;

/// <summary>An operator with two operands.</summary>
internal sealed class BinaryExpression(SourcePlace place, BinaryOperator operation, Expression left, Expression right)
    : Expression(place, 1 + Math.Max(left.Height, right.Height))
{
    public readonly BinaryOperator Operation = operation;
    public readonly Expression Left = left;
    public readonly Expression Right = right;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Left);
        walker.Visit(Right);
    }
}
