namespace Attune.Core.Content.Apis.Managing;

/// <summary>A header as people write it.</summary>
public sealed record ContentApiHeaderInput
{
    public required string Name { get; init; }

    /// <summary>A template; for a secret the value itself, or null to keep the one that is stored.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the value is never to be read again.</summary>
    public bool Secret { get; init; }
}
