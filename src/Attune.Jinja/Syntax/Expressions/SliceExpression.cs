namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A slice, as the key of an item.</summary>
internal sealed class SliceExpression(SourcePlace place, Expression? start, Expression? stop, Expression? step)
    : Expression(place, 1 + Math.Max(Math.Max(HeightOf(start), HeightOf(stop)), HeightOf(step)))
{
    public readonly Expression? Start = start;
    public readonly Expression? Stop = stop;
    public readonly Expression? Step = step;

    public override void VisitChildren(SyntaxWalker walker)
    {
        if (Start is not null)
        {
            walker.Visit(Start);
        }
        if (Stop is not null)
        {
            walker.Visit(Stop);
        }
        if (Step is not null)
        {
            walker.Visit(Step);
        }
    }
}
