using Attune.Jinja.Values;

namespace Attune.Core.Content.ProductSets;

/// <summary>Items that many renders share, and that no template can change. Safe for concurrent use.</summary>
internal sealed class ProductList(Value[] items) : HostList
{
    public override int Count => items.Length;

    public override Value this[int index] => items[index];
}
