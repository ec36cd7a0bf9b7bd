namespace Attune.Jinja.Syntax.Expressions;

/// <summary>An operator with one operand.</summary>
internal sealed class UnaryExpression(SourcePlace place, UnaryOperator operation, Expression operand)
    : Expression(place, 1 + operand.Height)
{
    public readonly UnaryOperator Operation = operation;
    public readonly Expression Operand = operand;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Operand);
    }
}
