using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>What each name of a template means where the compiler is now.</summary>
internal sealed class Bindings
{
    private Variable?[] _variables = new Variable?[64];

    public Variable? this[Symbol symbol]
    {
        get => symbol.Id < _variables.Length ? _variables[symbol.Id] : null;
        set
        {
            if (symbol.Id >= _variables.Length)
            {
                Array.Resize(ref _variables, Math.Max(symbol.Id + 1, _variables.Length * 2));
            }
            _variables[symbol.Id] = value;
        }
    }
}
