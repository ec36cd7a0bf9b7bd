using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A call with a body that the callee can call back.</summary>
internal sealed class CallBlockStatement(
    SourcePlace place,
    CallExpression call,
    NameExpression[] parameters,
    Expression[] defaults,
    Statement[] body
) : Statement(place)
{
    public readonly CallExpression Call = call;
    public readonly NameExpression[] Parameters = parameters;
    public readonly Expression[] Defaults = defaults;
    public readonly Statement[] Body = body;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Call);
        walker.VisitAll(Parameters);
        walker.VisitAll(Defaults);
        walker.VisitAll(Body);
    }
}
