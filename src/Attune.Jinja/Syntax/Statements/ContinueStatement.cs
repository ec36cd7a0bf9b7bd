using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>Goes on with the next item of the innermost loop.</summary>
internal sealed class ContinueStatement(SourcePlace place) : Statement(place)
{
    public override void VisitChildren(SyntaxWalker walker) { }
}
