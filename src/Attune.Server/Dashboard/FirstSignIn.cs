using Attune.Core.Accounts;

namespace Attune.Server.Dashboard;

/// <summary>The way in for the operator of a new data directory, who has no account yet.</summary>
internal sealed class FirstSignIn(Links links)
{
    /// <summary>
    /// A link below the address that signs its reader in once, or null where somebody has an account. Its token is behind
    /// the <c>#</c>, which browsers send to nobody.
    /// </summary>
    public async Task<string?> CreateLinkAsync(string address, CancellationToken cancellationToken) =>
        await links.CreateFirstAsync(cancellationToken) is { } token ? $"{address}/welcome#{token}" : null;
}
