using Attune.Core.Workspaces.Keys;

namespace Attune.Server.Management.Keys;

/// <summary>A key to create.</summary>
public sealed record KeyInput
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>One or more of personalize, data, content, manage, operate.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>A value of your own, 16 to 256 characters; leave it out for a generated one.</summary>
    public string? Secret { get; init; }

    internal KeyProposal ToProposal() =>
        new()
        {
            Name = Name,
            Scopes = Scopes,
            Secret = Secret,
        };
}
