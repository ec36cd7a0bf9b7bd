using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Finds the names that belong to one scope, without going into scopes inside of it.</summary>
internal sealed class ScopeAnalyzer(Scope scope) : SyntaxWalker
{
    public override void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case NameExpression name:
                VisitName(name);
                break;
            case NamespaceTarget target:
                scope.Load(target.Symbol);
                break;
            case ConstantExpression or TemplateData:
                break;
            case Expression or OutputStatement:
                node.VisitChildren(this);
                break;
            default:
                VisitStatement(node);
                break;
        }
    }

    /// <summary>Declares the names of a loop's target.</summary>
    public void DeclareTarget(Expression target)
    {
        switch (target)
        {
            case NameExpression name:
                scope.Declare(name.Symbol);
                break;
            case TupleExpression tuple:
                foreach (Expression item in tuple.Items)
                {
                    DeclareTarget(item);
                }
                break;
        }
    }

    private void VisitName(NameExpression name)
    {
        switch (name.Use)
        {
            case NameUse.Load:
                scope.Load(name.Symbol);
                break;
            case NameUse.Store:
                scope.Store(name.Symbol);
                break;
            default:
                scope.Declare(name.Symbol);
                break;
        }
    }

    private void VisitStatement(SyntaxNode node)
    {
        switch (node)
        {
            case IfStatement conditional:
                VisitIf(conditional);
                break;
            case SetStatement set:
                Visit(set.Value);
                Visit(set.Target);
                break;
            case ForStatement loop:
                Visit(loop.Iterable);
                break;
            case MacroStatement macro:
                scope.Store(macro.Symbol);
                break;
            case CallBlockStatement call:
                Visit(call.Call);
                break;
            case FilterBlockStatement filter:
                Visit(filter.Filter);
                break;
            case WithStatement with:
                VisitAll(with.Values);
                break;
            case SetBlockStatement set:
                Visit(set.Target);
                break;
            case ImportStatement import:
                Visit(import.Template);
                scope.Store(import.Target, isPublic: false);
                break;
            case FromImportStatement from:
                Visit(from.Template);
                foreach (ImportedName name in from.Names)
                {
                    scope.Store(name.Alias, isPublic: false);
                }
                break;
            case TagStatement tag:
                tag.Arguments.Visit(this);
                break;
            case AutoescapeStatement or BlockStatement:
                break;
            default:
                node.VisitChildren(this);
                break;
        }
    }

    private void VisitIf(IfStatement conditional)
    {
        Visit(conditional.Test);
        int mark = scope.StoredCount;
        VisitAll(conditional.Body);
        VisitAll(conditional.Elifs);
        VisitAll(conditional.Otherwise);
        scope.JoinBranches(mark);
    }
}
