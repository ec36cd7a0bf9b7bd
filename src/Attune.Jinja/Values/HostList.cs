namespace Attune.Jinja.Values;

/// <summary>A host's list that templates read in place. What it answers must not change while a render runs.</summary>
public abstract class HostList
{
    public abstract int Count { get; }

    /// <summary>The item at <paramref name="index"/>, from 0 to <see cref="Count"/> - 1.</summary>
    public abstract Value this[int index] { get; }
}
