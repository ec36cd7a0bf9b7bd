namespace Attune.Jinja.Values;

/// <summary>Compares values as the keys of a Python dict are compared.</summary>
internal sealed class ValueComparer : IEqualityComparer<Value>
{
    private ValueComparer() { }

    public static ValueComparer Instance { get; } = new();

    public bool Equals(Value x, Value y) => ValueEquality.AreSameOrEqual(x, y);

    public int GetHashCode(Value obj) => ValueEquality.Hash(obj);
}
