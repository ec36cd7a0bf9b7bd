namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A test.</summary>
internal sealed class TestExpression(SourcePlace place, Expression operand, string name, CallArguments arguments)
    : Expression(place, 1 + Math.Max(operand.Height, arguments.Height))
{
    public readonly Expression Operand = operand;
    public readonly string Name = name;
    public readonly CallArguments Arguments = arguments;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Operand);
        Arguments.Visit(walker);
    }
}
