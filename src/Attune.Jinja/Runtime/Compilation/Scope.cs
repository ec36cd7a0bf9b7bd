using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Runtime.Instructions;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>
/// The names of one scope. All names of a scope are known before it is compiled, so that a name that is set somewhere in it means the
/// same variable in all of it: the rules of Jinja's own analysis.
/// </summary>
internal sealed class Scope(Bindings bindings, Scope? parent, FunctionScope function)
{
    private Variable? _last;
    private List<Variable>? _stored;

    public Scope? Parent => parent;

    public FunctionScope Function => function;

    /// <summary>The block that the scope belongs to, where it is a block's own.</summary>
    public string? Block { get; init; }

    /// <summary>How many names have been stored so far: the mark to give to <see cref="JoinBranches"/>.</summary>
    public int StoredCount => _stored?.Count ?? 0;

    /// <summary>The first of the scope's names; each knows the next.</summary>
    public Variable? First { get; private set; }

    /// <summary>A name is read.</summary>
    public void Load(Symbol symbol)
    {
        if (bindings[symbol] is null)
        {
            Define(symbol, LoadKind.Context);
        }
    }

    /// <summary>A name is assigned to.</summary>
    public void Store(Symbol symbol, bool isPublic = true)
    {
        Variable? known = bindings[symbol];
        if (known is null || !ReferenceEquals(known.Scope, this))
        {
            known = Define(symbol, known is null ? LoadKind.Undefined : LoadKind.Alias);
        }
        known.IsPublic = isPublic;
        MarkStored(known);
    }

    /// <summary>A name is a parameter of what the scope belongs to.</summary>
    public Variable Declare(Symbol symbol, LoadKind kind = LoadKind.Parameter)
    {
        Variable? known = bindings[symbol];
        if (known is null || !ReferenceEquals(known.Scope, this))
        {
            known = Define(symbol, kind);
        }
        known.Load = kind;
        MarkStored(known);
        return known;
    }

    /// <summary>
    /// Ends the branches of an if: what only some of them set keeps, in the others, what it was outside.
    /// </summary>
    public void JoinBranches(int mark)
    {
        for (int i = mark; i < StoredCount; i++)
        {
            Variable variable = _stored![i];
            variable.Load = variable.Outer is null ? LoadKind.Context : LoadKind.Alias;
        }
    }

    /// <summary>Makes the names of this scope unknown again.</summary>
    public void Leave()
    {
        for (Variable? variable = First; variable is not null; variable = variable.Next)
        {
            bindings[variable.Symbol] = variable.Outer;
        }
    }

    /// <summary>What must happen to slots each time the scope is entered.</summary>
    public ScopeEntry CreateEntry()
    {
        List<int>? unset = null;
        List<ScopeEntry.Alias>? aliases = null;
        for (Variable? variable = First; variable is not null; variable = variable.Next)
        {
            switch (variable.Load)
            {
                case LoadKind.Alias:
                    Variable outer = variable.Outer!;
                    int depth = function.DepthTo(outer.Scope.Function);
                    (aliases ??= []).Add(new ScopeEntry.Alias(variable.Slot, depth, outer.Slot));
                    break;
                case LoadKind.Undefined:
                case LoadKind.Context when variable.IsStored:
                    (unset ??= []).Add(variable.Slot);
                    break;
            }
        }
        return unset is null && aliases is null
            ? ScopeEntry.Nothing
            : new ScopeEntry(unset?.ToArray() ?? [], aliases?.ToArray() ?? []);
    }

    /// <summary>The local variables that code called from here may see by name.</summary>
    public LocalsMap CreateLocals()
    {
        List<LocalsMap.Local>? locals = null;
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            for (int i = 0; i < scope.StoredCount; i++)
            {
                Variable stored = scope._stored![i];
                Variable current = bindings[stored.Symbol]!;
                if (!ReferenceEquals(current, stored))
                {
                    continue;
                }
                int depth = function.DepthTo(stored.Scope.Function);
                (locals ??= []).Add(new LocalsMap.Local(stored.Symbol.Name, depth, stored.Slot));
            }
        }
        return locals is null ? LocalsMap.Empty : new LocalsMap([.. locals]);
    }

    private Variable Define(Symbol symbol, LoadKind load)
    {
        var variable = new Variable(symbol, this, function.NewSlot(), load, bindings[symbol]);
        bindings[symbol] = variable;
        if (_last is null)
        {
            First = variable;
        }
        else
        {
            _last.Next = variable;
        }
        _last = variable;
        return variable;
    }

    private void MarkStored(Variable variable)
    {
        if (!variable.IsStored)
        {
            variable.IsStored = true;
            (_stored ??= []).Add(variable);
        }
    }
}
