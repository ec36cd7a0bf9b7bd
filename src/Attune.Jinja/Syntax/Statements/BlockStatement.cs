using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A block that templates which extend this one can replace.</summary>
internal sealed class BlockStatement(SourcePlace place, Symbol symbol, Statement[] body, bool isScoped, bool isRequired)
    : Statement(place)
{
    public readonly Symbol Symbol = symbol;
    public readonly Statement[] Body = body;
    public readonly bool IsScoped = isScoped;
    public readonly bool IsRequired = isRequired;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.VisitAll(Body);
    }
}
