using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>Another template's output.</summary>
internal sealed class IncludeStatement(SourcePlace place, Expression template, bool withContext, bool ignoreMissing)
    : Statement(place)
{
    public readonly Expression Template = template;
    public readonly bool WithContext = withContext;
    public readonly bool IgnoreMissing = ignoreMissing;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Template);
    }
}
