using Attune.Core.Content.Apis;

namespace Attune.Core.Content.Library;

/// <summary>What a document gives a library: one of the three, or a reason why it gives nothing.</summary>
/// <param name="Version">The document's version.</param>
internal sealed record LibraryEntry(long Version)
{
    public LibraryBlock? Block { get; init; }

    public ContentApi? Api { get; init; }

    public LibraryProductSet? ProductSet { get; init; }

    public string? Problem { get; init; }
}
