using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>Names of another template.</summary>
internal sealed class FromImportStatement(
    SourcePlace place,
    Expression template,
    ImportedName[] names,
    bool withContext
) : Statement(place)
{
    public readonly Expression Template = template;
    public readonly ImportedName[] Names = names;
    public readonly bool WithContext = withContext;

    public override void VisitChildren(SyntaxWalker walker)
    {
        walker.Visit(Template);
    }
}
