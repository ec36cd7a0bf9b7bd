using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A loop.</summary>
internal sealed class ForStatement(
    SourcePlace place,
    Expression target,
    Expression iterable,
    Statement[] body,
    Statement[] otherwise,
    Expression? filter,
    bool isRecursive
) : Statement(place)
{
    public readonly Expression Target = target;
    public readonly Expression Iterable = iterable;
    public readonly Statement[] Body = body;
    public readonly Statement[] Otherwise = otherwise;
    public readonly Expression? Filter = filter;
    public readonly bool IsRecursive = isRecursive;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Target);
        walker.Visit(Iterable);
        walker.VisitAll(Body);
        walker.VisitAll(Otherwise);
        if (Filter is not null)
        {
            walker.Visit(Filter);
        }
    }
}
