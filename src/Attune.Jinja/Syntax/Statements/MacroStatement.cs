using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A macro.</summary>
internal sealed class MacroStatement(
    SourcePlace place,
    Symbol symbol,
    NameExpression[] parameters,
    Expression[] defaults,
    Statement[] body
) : Statement(place)
{
    public readonly Symbol Symbol = symbol;
    public readonly NameExpression[] Parameters = parameters;
    public readonly Expression[] Defaults = defaults;
    public readonly Statement[] Body = body;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Parameters);
        walker.VisitAll(Defaults);
        walker.VisitAll(Body);
    }
}
