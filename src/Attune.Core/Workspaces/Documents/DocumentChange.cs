namespace Attune.Core.Workspaces.Documents;

/// <summary>One document to write or to delete.</summary>
public sealed record DocumentChange
{
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>
    /// The version that the document must be at: 0 means that it must not exist, null that its state does not matter.
    /// </summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>The new record as UTF-8 JSON, or null to delete the document.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>A name that no other living document of this kind may have, compared exactly; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The new secret, or null to keep the one that is there.</summary>
    public ReadOnlyMemory<byte>? Secret { get; init; }

    /// <summary>
    /// What happened, in the words of the audit trail: kind, dot, verb, such as <c>experience.publish</c>.
    /// </summary>
    public required string Action { get; init; }

    /// <summary>The version whose content was taken, for a restore or an undo; otherwise null.</summary>
    public long? RestoredFrom { get; init; }

    /// <summary>Writes a new document, which must not exist.</summary>
    public static DocumentChange Create(string kind, string id, ReadOnlyMemory<byte> json, string? name = null) =>
        new()
        {
            Kind = kind,
            Id = id,
            ExpectedVersion = 0,
            Json = json,
            Name = name,
            Action = kind + ".create",
        };

    /// <summary>Writes over a document at the version that was read, keeping its name.</summary>
    public static DocumentChange Update(Document read, ReadOnlyMemory<byte> json, string? action = null) =>
        new()
        {
            Kind = read.Kind,
            Id = read.Id,
            ExpectedVersion = read.Version,
            Json = json,
            Name = read.Name,
            Action = action ?? read.Kind + ".update",
        };

    /// <summary>Deletes a document at the version that was read.</summary>
    public static DocumentChange Delete(Document read) =>
        new()
        {
            Kind = read.Kind,
            Id = read.Id,
            ExpectedVersion = read.Version,
            Action = read.Kind + ".delete",
        };
}
