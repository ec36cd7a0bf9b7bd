using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Syntax;

/// <summary>Collects the variables that a template reads, and the constant members that it reads of them.</summary>
internal sealed class ReferenceFinder : SyntaxWalker
{
    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _templates = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);

    private ReferenceFinder() { }

    public static TemplateReferences Find(SyntaxTree tree)
    {
        var finder = new ReferenceFinder();
        finder.VisitAll(tree.Body);
        // A name that the template sets somewhere may still be read from outside elsewhere; only special names are left out.
        foreach (string special in (string[])["loop", "self", "super", "caller", "varargs", "kwargs"])
        {
            finder._members.Remove(special);
            finder._open.Remove(special);
        }
        foreach (string name in finder._stored)
        {
            if (!finder.IsReadBeforeStored(name))
            {
                finder._members.Remove(name);
                finder._open.Remove(name);
            }
        }
        return new TemplateReferences(finder._members, finder._templates, finder._open);
    }

    private readonly HashSet<string> _readFirst = new(StringComparer.Ordinal);

    private bool IsReadBeforeStored(string name) => _readFirst.Contains(name);

    public override void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case AttributeExpression { Operand: NameExpression { Use: NameUse.Load } owner } attribute:
                Add(owner).Add(attribute.Name);
                return;
            case ItemExpression
            {
                Operand: NameExpression { Use: NameUse.Load } owner,
                Key: ConstantExpression { Value.IsString: true } key
            }:
                Add(owner).Add(key.Value.StringPayload);
                return;
            case NameExpression { Use: NameUse.Load } name:
                Add(name);
                _open.Add(name.Symbol.Name);
                return;
            case NameExpression stored:
                _stored.Add(stored.Symbol.Name);
                return;
            case MacroStatement macro:
                _stored.Add(macro.Symbol.Name);
                break;
            case ImportStatement import:
                _stored.Add(import.Target.Name);
                AddTemplate(import.Template);
                break;
            case FromImportStatement from:
                _stored.UnionWith(from.Names.Select(name => name.Alias.Name));
                AddTemplate(from.Template);
                break;
            case IncludeStatement include:
                AddTemplate(include.Template);
                break;
            case ExtendsStatement extends:
                AddTemplate(extends.Template);
                break;
            case SetStatement set:
                // The value is read before the target is set.
                Visit(set.Value);
                Visit(set.Target);
                return;
            case ForStatement loop:
                Visit(loop.Iterable);
                break;
        }
        node.VisitChildren(this);
    }

    private HashSet<string> Add(NameExpression name)
    {
        string text = name.Symbol.Name;
        if (!_stored.Contains(text))
        {
            _readFirst.Add(text);
        }
        if (!_members.TryGetValue(text, out HashSet<string>? members))
        {
            members = new HashSet<string>(StringComparer.Ordinal);
            _members.Add(text, members);
        }
        return members;
    }

    private void AddTemplate(Expression template)
    {
        switch (template)
        {
            case ConstantExpression { Value.IsString: true } constant:
                _templates.Add(constant.Value.StringPayload);
                break;
            case ListExpression list:
                Array.ForEach(list.Items, AddTemplate);
                break;
            case TupleExpression tuple:
                Array.ForEach(tuple.Items, AddTemplate);
                break;
        }
    }
}
