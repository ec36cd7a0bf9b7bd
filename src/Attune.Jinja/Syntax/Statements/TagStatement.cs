using Attune.Jinja.Runtime;
using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax.Statements;

/// <summary>A tag of the host's own.</summary>
internal sealed class TagStatement(SourcePlace place, TagDefinition tag, CallArguments arguments, Statement[] body)
    : Statement(place)
{
    public readonly TagDefinition Tag = tag;
    public readonly CallArguments Arguments = arguments;
    public readonly Statement[] Body = body;

    public override void VisitChildren(SyntaxWalker walker)
    {
        Arguments.Visit(walker);
        walker.VisitAll(Body);
    }
}
