namespace Attune.Core.Accounts;

/// <summary>Makes links that let somebody in once, and looks them up.</summary>
public sealed class Links(IAccountStore store, AccountSettings settings, TimeProvider time)
{
    /// <summary>The token of a link for the first operator, or null where somebody has an account already.</summary>
    public async Task<string?> CreateFirstAsync(CancellationToken cancellationToken) =>
        (await store.ListAsync(cancellationToken)).Count > 0
            ? null
            : await CreateAsync(null, settings.FirstLink, cancellationToken);

    /// <summary>The token of a link by which the person chooses a new password. Earlier links of the person end.</summary>
    public Task<string> CreateAsync(string personId, CancellationToken cancellationToken) =>
        CreateAsync(personId, settings.Invitation, cancellationToken);

    /// <summary>The living link of a token, or null.</summary>
    public async Task<OneTimeLink?> FindAsync(string token, CancellationToken cancellationToken) =>
        AccountToken.HashOf(token) is { } hash
        && await store.FindLinkAsync(hash, cancellationToken) is { } link
        && link.ExpiresAt > time.GetUtcNow()
            ? link
            : null;

    private async Task<string> CreateAsync(string? personId, TimeSpan life, CancellationToken cancellationToken)
    {
        var token = AccountToken.New();
        var link = new OneTimeLink(token.Hash, personId, time.GetUtcNow() + life);
        await store.AddLinkAsync(link, cancellationToken);
        return token.Text;
    }
}
