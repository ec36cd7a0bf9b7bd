namespace Attune.Core.Content.AuxiliaryFiles;

/// <summary>
/// A keyed table that templates look into with <c>|getAuxData('file')</c> (wire.md 4.3). Immutable and therefore safe to
/// share between threads.
/// </summary>
public sealed record AuxiliaryFile
{
    public required string Id { get; init; }

    /// <summary>What templates say: unique in the workspace, compared exactly.</summary>
    public required string Name { get; init; }

    /// <summary>The column whose value finds a row.</summary>
    public required string KeyColumn { get; init; }

    /// <summary>All columns, the key's included. Every value is text.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Under which name the store has the rows; null while there are none.</summary>
    public string? ContentId { get; init; }

    /// <summary>How many rows there are.</summary>
    public long? Rows { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
