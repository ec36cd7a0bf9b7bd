using System.Text.Json;
using Attune.Core.Workspaces.Audit;
using Attune.Core.Workspaces.Documents;

namespace Attune.Server.Management.Audit;

/// <summary>One change: who, when, what it was before and after.</summary>
public sealed record AuditEntryBody
{
    /// <summary>The entry's number in the workspace; later entries have greater ones.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorBody Actor { get; init; }

    /// <summary>Kind, dot, verb, such as <c>experience.publish</c>.</summary>
    public required string Action { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>The key or name that is unique among its kind, where it has one.</summary>
    public string? Name { get; init; }

    /// <summary>The version that the change made.</summary>
    public required long Version { get; init; }

    /// <summary>The version of the workspace's configuration from this change on.</summary>
    public required long ConfigurationVersion { get; init; }

    /// <summary>For a restore or an undo: the version whose content was taken.</summary>
    public long? RestoredFrom { get; init; }

    /// <summary>The stored record before the change, where one entry is read; left out where there was none.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>The stored record after the change, where one entry is read; left out where it was deleted.</summary>
    public JsonElement? After { get; init; }

    /// <summary>Where the two differ, where one entry is read.</summary>
    public IReadOnlyList<JsonChange>? Changes { get; init; }

    internal static AuditEntryBody From(DocumentRevision entry) =>
        new()
        {
            Sequence = entry.Sequence,
            At = entry.At,
            Actor = ActorBody.From(entry.Actor),
            Action = entry.Action,
            Kind = entry.Kind,
            Id = entry.Id,
            Name = entry.Name,
            Version = entry.Version,
            ConfigurationVersion = entry.ConfigurationVersion,
            RestoredFrom = entry.RestoredFrom,
        };

    internal static AuditEntryBody WithRecords(DocumentRevision entry) =>
        From(entry) with
        {
            Before = Parse(entry.Before),
            After = Parse(entry.After),
            Changes = JsonDiff.Compare(entry.Before, entry.After),
        };

    private static JsonElement? Parse(ReadOnlyMemory<byte>? json) =>
        json is { } bytes ? JsonElement.Parse(bytes.Span) : null;
}
