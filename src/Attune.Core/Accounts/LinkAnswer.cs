namespace Attune.Core.Accounts;

/// <summary>What somebody who followed a link has filled in.</summary>
public sealed record LinkAnswer
{
    public required string Token { get; init; }

    /// <summary>Of the first operator; not looked at for somebody who was invited.</summary>
    public string Email { get; init; } = "";

    /// <inheritdoc cref="Email"/>
    public string Name { get; init; } = "";

    public required string Password { get; init; }
}
