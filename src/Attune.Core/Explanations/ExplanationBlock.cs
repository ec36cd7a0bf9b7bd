namespace Attune.Core.Explanations;

/// <summary>Records of one workspace that are written, found and forgotten together. Immutable.</summary>
public sealed record ExplanationBlock
{
    /// <summary>Version 7, so that blocks are ordered by when they were written.</summary>
    public required Guid Id { get; init; }

    public required string WorkspaceId { get; init; }

    /// <summary>The time of the earliest decision in it.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>The time of the latest decision in it.</summary>
    public required DateTimeOffset Last { get; init; }

    public required int Records { get; init; }

    /// <summary>See <see cref="ExplanationIndex"/>.</summary>
    public required ReadOnlyMemory<byte> Index { get; init; }

    /// <summary>The bytes of a <see cref="Decisions.Recordings.RecordingBlock"/>; empty where only the index was asked for.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }
}
