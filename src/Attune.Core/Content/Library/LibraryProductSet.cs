using Attune.Core.Content.ProductSets;

namespace Attune.Core.Content.Library;

/// <summary>A product set and the items last read for it. Safe for concurrent use.</summary>
internal sealed class LibraryProductSet(ProductSet record, long version)
{
    public ProductSet Record => record;

    /// <summary>The document's version: a library that is built anew keeps what has not changed.</summary>
    public long Version => version;

    public ProductSetItems Items { get; } = new();
}
