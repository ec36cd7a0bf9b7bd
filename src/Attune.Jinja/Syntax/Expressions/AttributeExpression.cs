namespace Attune.Jinja.Syntax.Expressions;

/// <summary>An attribute.</summary>
internal sealed class AttributeExpression(SourcePlace place, Expression operand, string name)
    : Expression(place, 1 + operand.Height)
{
    public readonly Expression Operand = operand;
    public readonly string Name = name;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Operand);
    }
}
