using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>An assignment.</summary>
internal sealed class SetStatement(SourcePlace place, Expression target, Expression value) : Statement(place)
{
    public readonly Expression Target = target;
    public readonly Expression Value = value;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Target);
        walker.Visit(Value);
    }
}
