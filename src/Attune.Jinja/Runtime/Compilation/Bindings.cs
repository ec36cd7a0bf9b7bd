using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>What each name of a template means where the compiler is now.</summary>
internal sealed class Bindings(SymbolTable symbols)
{
    private Variable?[] _variables = new Variable?[symbols.Count];

    public Variable? this[Symbol symbol]
    {
        get => symbol.Id < _variables.Length ? _variables[symbol.Id] : null;
        set
        {
            if (symbol.Id >= _variables.Length)
            {
                Array.Resize(ref _variables, symbol.Id + 8);
            }
            _variables[symbol.Id] = value;
        }
    }
}
