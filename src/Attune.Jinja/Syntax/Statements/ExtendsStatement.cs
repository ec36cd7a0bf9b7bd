using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>The template that this one extends.</summary>
internal sealed class ExtendsStatement(SourcePlace place, Expression template) : Statement(place)
{
    public readonly Expression Template = template;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Template);
    }
}
