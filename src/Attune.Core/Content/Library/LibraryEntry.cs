using Attune.Core.Content.Apis;
using Attune.Core.Content.Catalogs;

namespace Attune.Core.Content.Library;

/// <summary>What a document gives a library: one of the four, or a reason why it gives nothing.</summary>
/// <param name="Version">The document's version.</param>
internal sealed record LibraryEntry(long Version)
{
    public LibraryBlock? Block { get; init; }

    public ContentApi? Api { get; init; }

    public Catalog? Catalog { get; init; }

    public LibraryProductSet? ProductSet { get; init; }

    public string? Problem { get; init; }
}
