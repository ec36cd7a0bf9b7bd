namespace Attune.Core.Explanations;

/// <summary>Which blocks are looked through, newest first.</summary>
public sealed record ExplanationQuery
{
    /// <summary>Only blocks with decisions at this moment or later; null for all.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only blocks with decisions at this moment or before; null for all.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only blocks written before this one; null for the newest.</summary>
    public Guid? Before { get; init; }

    /// <summary>1 or more.</summary>
    public int Limit { get; init; } = 256;
}
