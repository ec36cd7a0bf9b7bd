using Attune.Core.Content.Apis;
using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Recommendations;

namespace Attune.Core.Content.Library;

/// <summary>What a document gives a library: one of the six, or a reason why it gives nothing.</summary>
/// <param name="Version">The document's version.</param>
internal sealed record LibraryEntry(long Version)
{
    public LibraryBlock? Block { get; init; }

    public ContentApi? Api { get; init; }

    public Catalog? Catalog { get; init; }

    public LibraryProductSet? ProductSet { get; init; }

    public RecommendationSettings? Recommendations { get; init; }

    public AuxiliaryFile? AuxiliaryFile { get; init; }

    public string? Problem { get; init; }
}
