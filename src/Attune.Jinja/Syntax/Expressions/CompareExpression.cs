namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A chain of comparisons.</summary>
internal sealed class CompareExpression(
    SourcePlace place,
    Expression first,
    CompareOperator[] operators,
    Expression[] operands
) : Expression(place, 1 + Math.Max(first.Height, HeightOf(operands)))
{
    public readonly Expression First = first;
    public readonly CompareOperator[] Operators = operators;
    public readonly Expression[] Operands = operands;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(First);
        walker.VisitAll(Operands);
    }
}
