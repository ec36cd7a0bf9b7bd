using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>Variables from a dictionary of values.</summary>
internal sealed class ValueContext(IReadOnlyDictionary<string, Value> variables) : IJinjaContext
{
    public IEnumerable<string> VariableNames => variables.Keys;

    public bool TryGetVariable(string name, out Value value) => variables.TryGetValue(name, out value);
}
