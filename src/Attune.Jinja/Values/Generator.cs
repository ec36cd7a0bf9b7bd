using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>A lazy sequence that can be walked once, as Python's generators: what map, select and reversed give.</summary>
public sealed class Generator(IEnumerable<Value> items, string typeName = "generator") : JinjaObject
{
    private readonly IEnumerator<Value> _items = items.GetEnumerator();

    public override string TypeName => typeName;

    /// <summary>A generator is its own iterator: a second loop goes on where the first stopped.</summary>
    public override IEnumerator<Value> Iterate(RenderState state) => _items;
}
