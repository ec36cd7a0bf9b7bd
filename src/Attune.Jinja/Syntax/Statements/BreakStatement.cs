using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>Ends the innermost loop.</summary>
internal sealed class BreakStatement(SourcePlace place) : Statement(place)
{
    public override void VisitChildren(SyntaxWalker walker) { }
}
