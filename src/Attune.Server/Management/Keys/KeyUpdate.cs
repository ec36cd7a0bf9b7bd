namespace Attune.Server.Management.Keys;

/// <summary>The new name and scopes of a key.</summary>
public sealed record KeyUpdate
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>One or more of personalize, data, content, manage, operate.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
}
