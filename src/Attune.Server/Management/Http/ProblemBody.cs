namespace Attune.Server.Management.Http;

/// <summary>A refusal as RFC 9457 writes it.</summary>
public sealed record ProblemBody
{
    /// <summary>A URN that names the kind of refusal; what programs compare.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in words, always the same.</summary>
    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What was the matter this time.</summary>
    public required string Detail { get; init; }

    /// <summary>Everything that is wrong with what was sent.</summary>
    public IReadOnlyList<ProblemField>? Errors { get; init; }

    /// <summary>Where somebody else was faster: the version that holds now, as the ETag has it.</summary>
    public string? CurrentEtag { get; init; }

    /// <summary>As in the header X-Request-Id and in the server's log.</summary>
    public required string RequestId { get; init; }
}
