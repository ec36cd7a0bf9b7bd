namespace Attune.Jinja.Syntax.Expressions;

/// <summary>A name that is read, or stored to.</summary>
internal sealed class NameExpression(SourcePlace place, Symbol symbol) : Expression(place, 1)
{
    public readonly Symbol Symbol = symbol;

    /// <summary>How the name is used here.</summary>
    public NameUse Use;

    public override void VisitChildren(SyntaxWalker walker) { }
}
