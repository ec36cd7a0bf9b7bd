using Attune.Core.Workspaces.Records;
using Attune.Core.Workspaces.SavedAudiences;
using Attune.Decisions.Audiences;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Audiences;

/// <summary>A saved audience.</summary>
public sealed record AudienceBody : RecordMeta
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required AudienceRule Rule { get; init; }

    internal static AudienceBody From(StoredRecord<SavedAudience> stored) =>
        Complete(
            new AudienceBody
            {
                Id = stored.Record.Id,
                Name = stored.Record.Name,
                Description = stored.Record.Description,
                Rule = stored.Record.Rule,
            },
            stored
        );
}
