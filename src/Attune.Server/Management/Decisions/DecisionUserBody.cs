using Attune.Decisions.Users;

namespace Attune.Server.Management.Decisions;

/// <summary>The user as the decision saw them: of attributes and segments only those that it read.</summary>
internal sealed record DecisionUserBody
{
    public required Guid Id { get; init; }

    public string? CustomerId { get; init; }

    public required string BucketingId { get; init; }

    /// <summary>The profile's version then.</summary>
    public required long Version { get; init; }

    public required AttributeSet Attributes { get; init; }

    /// <summary>Ids of segments made from files.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    /// <summary>How many events were read.</summary>
    public required int Events { get; init; }

    public static DecisionUserBody From(UserView user) =>
        new()
        {
            Id = user.Id,
            CustomerId = user.CustomerId,
            BucketingId = user.BucketingId,
            Version = user.Version,
            Attributes = user.Attributes,
            Segments = user.Segments.Ids.ToArray(),
            Events = user.Events.Count,
        };
}
