namespace Attune.Jinja.Values;

/// <summary>
/// A host's dictionary that templates read in place. What it answers must not change while a render runs.
/// </summary>
public abstract class HostDictionary
{
    public abstract int Count { get; }

    public abstract bool TryGetValue(Value key, out Value value);

    /// <summary>The pairs in their order.</summary>
    public abstract IEnumerable<KeyValuePair<Value, Value>> Pairs { get; }
}
