using Attune.Core.Content.ProductSets;

namespace Attune.Core.Content.Library;

/// <summary>A product set and the items last read for it. Safe for concurrent use.</summary>
internal sealed class LibraryProductSet(ProductSet record, ProductSetRules rules)
{
    public ProductSet Record => record;

    public ProductSetRules Rules => rules;

    public ProductSetItems Items { get; } = new(record, rules);
}
