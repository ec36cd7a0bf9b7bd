namespace Attune.Core.Workspaces.Documents;

/// <summary>Which revisions to read, newest first. Conditions that are null do not apply.</summary>
public sealed record AuditQuery
{
    public string? Kind { get; init; }

    public string? Id { get; init; }

    public string? ActorId { get; init; }

    /// <summary>Exactly this action.</summary>
    public string? Action { get; init; }

    /// <summary>At this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only revisions with a smaller sequence: where the page before ended.</summary>
    public long? BeforeSequence { get; init; }

    /// <summary>Whether the records before and after are read too, which may be large; without them both are null.</summary>
    public bool WithRecords { get; init; } = true;

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;
}
