namespace Attune.Jinja.Syntax.Expressions;

/// <summary>Text of the template.</summary>
internal sealed class TemplateData(SourcePlace place, TextSlice data) : Expression(place, 1)
{
    public readonly TextSlice Data = data;

    public override void VisitChildren(SyntaxWalker walker) { }
}
