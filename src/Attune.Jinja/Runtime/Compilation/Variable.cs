using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>A name in one scope.</summary>
internal sealed class Variable(Symbol symbol, Scope scope, int slot, LoadKind load, Variable? outer)
{
    public readonly Symbol Symbol = symbol;
    public readonly Scope Scope = scope;
    public readonly int Slot = slot;

    /// <summary>What the name means outside of the scope; null where it means nothing there.</summary>
    public readonly Variable? Outer = outer;

    public LoadKind Load = load;
    public bool IsStored;

    /// <summary>Whether importers see it: true unless it was imported itself.</summary>
    public bool IsPublic;

    /// <summary>The variable that its scope knows next.</summary>
    public Variable? Next;

    /// <summary>The evaluator for uses in the same function, made once.</summary>
    public Evaluator? Local;
}
