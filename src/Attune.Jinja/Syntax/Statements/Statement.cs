namespace Attune.Jinja.Syntax.Statements;

/// <summary>A statement.</summary>
internal abstract class Statement(SourcePlace place) : SyntaxNode(place);
