namespace Attune.Core.Content.Apis.Http;

/// <summary>A header of a content API's calls. Immutable.</summary>
public sealed record ContentApiHeader
{
    public required string Name { get; init; }

    /// <summary>A template; null where the value is kept as a secret, which is sent as it is.</summary>
    public string? Value { get; init; }

    public bool Secret { get; init; }
}
