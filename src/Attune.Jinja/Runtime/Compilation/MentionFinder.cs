using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>
/// Finds whether a body reads a special name before it sets it, blocks not looked into. Reading it otherwise than as
/// <c>name.attribute</c> or <c>name(...)</c> counts as letting it escape.
/// </summary>
internal sealed class MentionFinder(Symbol symbol) : SyntaxWalker
{
    private bool _isShadowed;

    public bool IsMentioned { get; private set; }

    public bool Escapes { get; private set; }

    public override void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case NameExpression name:
                See(name, isMember: false);
                break;
            case AttributeExpression { Operand: NameExpression owner } attribute:
                // A bound method of the loop would keep it.
                See(owner, isMember: attribute.Name is not ("cycle" or "changed"));
                break;
            case CallExpression { Callee: AttributeExpression { Operand: NameExpression owner } } call:
                See(owner, isMember: true);
                call.Arguments.Visit(this);
                break;
            case CallExpression { Callee: NameExpression callee } call:
                See(callee, isMember: true);
                call.Arguments.Visit(this);
                break;
            case BlockStatement:
                break;
            case IncludeStatement or ImportStatement or FromImportStatement or MacroStatement or CallBlockStatement:
                // What is called from here may read the name too.
                Escapes = true;
                node.VisitChildren(this);
                break;
            default:
                node.VisitChildren(this);
                break;
        }
    }

    private void See(NameExpression name, bool isMember)
    {
        if (!ReferenceEquals(name.Symbol, symbol))
        {
            return;
        }
        if (name.Use != NameUse.Load)
        {
            _isShadowed = true;
        }
        else if (!_isShadowed)
        {
            IsMentioned = true;
            Escapes |= !isMember;
        }
        else
        {
            Escapes |= !isMember;
        }
    }
}
