using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Records;

/// <summary>A record with the version that it is at and who wrote it.</summary>
public sealed record StoredRecord<TRecord>(
    TRecord Record,
    long Version,
    DateTimeOffset CreatedAt,
    Actor CreatedBy,
    DateTimeOffset UpdatedAt,
    Actor UpdatedBy
)
    where TRecord : class
{
    /// <exception cref="System.Text.Json.JsonException">The document is no such record.</exception>
    internal static StoredRecord<TRecord> From(Document document) =>
        new(
            WorkspaceJson.Read<TRecord>(document.Json),
            document.Version,
            document.CreatedAt,
            document.CreatedBy,
            document.UpdatedAt,
            document.UpdatedBy
        );
}
