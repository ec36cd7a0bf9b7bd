namespace Attune.Jinja.Syntax;

/// <summary>Walks a syntax tree; a walker overrides what it looks for.</summary>
internal abstract class SyntaxWalker
{
    /// <summary>Sees one node; the base walks on into its children.</summary>
    public virtual void Visit(SyntaxNode node) => node.VisitChildren(this);

    public void VisitAll(SyntaxNode[] nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            Visit(node);
        }
    }
}
