namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A call.</summary>
internal sealed class CallExpression(SourcePlace place, Expression callee, CallArguments arguments)
    : Expression(place, 1 + Math.Max(callee.Height, arguments.Height))
{
    public readonly Expression Callee = callee;
    public readonly CallArguments Arguments = arguments;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Callee);
        Arguments.Visit(walker);
    }
}
