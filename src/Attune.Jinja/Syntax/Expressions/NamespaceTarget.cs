namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A namespace's attribute as the target of an assignment.</summary>
internal sealed class NamespaceTarget(SourcePlace place, Symbol symbol, string attribute) : Expression(place, 1)
{
    public readonly Symbol Symbol = symbol;
    public readonly string Attribute = attribute;

    public override void VisitChildren(SyntaxWalker walker) { }
}
