using Attune.Core.Workspaces.Records;
using Attune.Decisions.Experiences;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.ExclusionGroups;

/// <summary>Experiences of which a user can be in one at most.</summary>
public sealed record ExclusionGroupBody : RecordMeta
{
    public required string Name { get; init; }

    public required IReadOnlyList<ExclusionMember> Members { get; init; }

    internal static ExclusionGroupBody From(StoredRecord<ExclusionGroup> stored) =>
        Complete(
            new ExclusionGroupBody
            {
                Id = stored.Record.Id,
                Name = stored.Record.Name,
                Members = stored.Record.Members,
            },
            stored
        );
}
