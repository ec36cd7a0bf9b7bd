using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>Another template's names as attributes of one.</summary>
internal sealed class ImportStatement(SourcePlace place, Expression template, Symbol target, bool withContext)
    : Statement(place)
{
    public readonly Expression Template = template;
    public readonly Symbol Target = target;
    public readonly bool WithContext = withContext;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Template);
    }
}
