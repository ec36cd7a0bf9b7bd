namespace Attune.Server.Management.Experiences;

/// <summary>What to restore.</summary>
public sealed record RestoreInput
{
    /// <summary>The version to bring back, as the history has it.</summary>
    public required long Version { get; init; }
}
