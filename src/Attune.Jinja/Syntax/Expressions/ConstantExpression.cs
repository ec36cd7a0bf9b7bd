using Attune.Jinja.Values;

namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A literal.</summary>
internal sealed class ConstantExpression(SourcePlace place, Value value) : Expression(place, 1)
{
    public readonly Value Value = value;

    public override void VisitChildren(SyntaxWalker walker) { }
}
