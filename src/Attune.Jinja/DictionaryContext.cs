using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>Variables from a read-only dictionary of .NET values.</summary>
internal sealed class DictionaryContext(IReadOnlyDictionary<string, object?> variables) : IJinjaContext
{
    public IEnumerable<string> VariableNames => variables.Keys;

    public bool TryGetVariable(string name, out Value value)
    {
        if (variables.TryGetValue(name, out object? found))
        {
            value = HostConversion.ToValue(found);
            return true;
        }
        value = default;
        return false;
    }
}
