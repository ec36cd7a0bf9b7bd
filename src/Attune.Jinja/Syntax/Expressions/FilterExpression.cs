namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A filter; without an operand inside a filter block or a set block.</summary>
internal sealed class FilterExpression(SourcePlace place, Expression? operand, string name, CallArguments arguments)
    : Expression(place, 1 + Math.Max(HeightOf(operand), arguments.Height))
{
    public readonly Expression? Operand = operand;
    public readonly string Name = name;
    public readonly CallArguments Arguments = arguments;

    public override void VisitChildren(SyntaxWalker walker)
    {
        if (Operand is not null)
        {
            walker.Visit(Operand);
        }
        Arguments.Visit(walker);
    }
}
