using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Attune.Jinja.Runtime;

/// <summary>Definitions by name, filled while an environment is made. A later one replaces an earlier one of the same name.</summary>
internal sealed class Registry<TDefinition> : IEnumerable<KeyValuePair<string, TDefinition>>
    where TDefinition : class
{
    private readonly Dictionary<string, TDefinition> _byName = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _byName.Keys;

    public void Add(string name, TDefinition definition) => _byName[name] = definition;

    public bool TryGet(string name, [NotNullWhen(true)] out TDefinition? definition) =>
        _byName.TryGetValue(name, out definition);

    public Dictionary<string, TDefinition>.Enumerator GetEnumerator() => _byName.GetEnumerator();

    IEnumerator<KeyValuePair<string, TDefinition>> IEnumerable<KeyValuePair<string, TDefinition>>.GetEnumerator() =>
        GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
