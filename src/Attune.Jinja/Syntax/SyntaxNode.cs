namespace Attune.Jinja.Syntax;

/// <summary>A node of the syntax tree, with its place in the source.</summary>
internal abstract class SyntaxNode(SourcePlace place)
{
    public readonly SourcePlace Place = place;

    /// <summary>Calls the walker for each child, in the order in which Jinja's visitors see them.</summary>
    public abstract void VisitChildren(SyntaxWalker walker);
}
