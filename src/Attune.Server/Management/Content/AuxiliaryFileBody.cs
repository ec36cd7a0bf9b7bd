using Attune.Core.Content.AuxiliaryFiles;

namespace Attune.Server.Management.Content;

/// <summary>A file of auxiliary data.</summary>
public sealed record AuxiliaryFileBody
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What templates say: <c>key|getAuxData('name')</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The column that finds a row.</summary>
    public required string KeyColumn { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required long Rows { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    internal static AuxiliaryFileBody From(AuxiliaryFile file) =>
        new()
        {
            Id = file.Id,
            Name = file.Name,
            KeyColumn = file.KeyColumn,
            Columns = file.Columns,
            Rows = file.Rows ?? 0,
            CreatedAt = file.CreatedAt,
            UpdatedAt = file.UpdatedAt,
        };
}
