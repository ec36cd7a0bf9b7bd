namespace Attune.Core.Content.Catalogs.Imports;

/// <summary>
/// How far the import of a file has come. It is committed together with the rows that it counts, so that an import that
/// was cut short goes on exactly after the last of them. Immutable.
/// </summary>
public sealed record CatalogImport
{
    /// <summary>Made by the importer of what identifies the file; 16 to 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string CatalogId { get; init; }

    /// <summary>The file's name, for people.</summary>
    public required string Source { get; init; }

    /// <summary>The file's length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Bytes of the file that are done with.</summary>
    public long Offset { get; init; }

    /// <summary>Lines of the file that are done with.</summary>
    public long Line { get; init; }

    /// <summary>Rows that are in the catalog now.</summary>
    public long Imported { get; init; }

    /// <summary>Rows that could not be taken, each kept with its line.</summary>
    public long Rejected { get; init; }

    /// <summary>The importer has everything, rejected rows included; importing the file again starts anew.</summary>
    public bool IsFinished { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
