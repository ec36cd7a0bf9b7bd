namespace Attune.Core.Jobs;

/// <summary>Work to be done later, once, by whichever server has leased it.</summary>
public sealed record Job
{
    public required Guid Id { get; init; }

    /// <summary>Whose <see cref="IJobHandler"/> it is for.</summary>
    public required string Kind { get; init; }

    public required string WorkspaceId { get; init; }

    /// <summary>Tells jobs of a kind apart: there is one for each workspace and key.</summary>
    public required string Key { get; init; }

    /// <summary>JSON, or empty.</summary>
    public string Payload { get; init; } = "";

    public required DateTimeOffset Due { get; init; }

    /// <summary>How often it was begun, this time included.</summary>
    public int Attempts { get; init; }
}
