namespace Attune.Jinja.Syntax.Expressions;

/// <summary>Text of the template.</summary>
internal sealed class TemplateData(SourcePlace place, string data) : Expression(place, 1)
{
    public readonly string Data = data;

    public override void VisitChildren(SyntaxWalker walker) { }
}
