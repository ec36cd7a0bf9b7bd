namespace Attune.Server.Management.ContentApis;

/// <summary>A header of a content API; a secret one without its value.</summary>
public sealed record ContentApiHeaderBody
{
    public required string Name { get; init; }

    public string? Value { get; init; }

    public required bool Secret { get; init; }
}
