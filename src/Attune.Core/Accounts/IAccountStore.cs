namespace Attune.Core.Accounts;

/// <summary>
/// People, their sessions and the links that let them in. Holds hashes, never passwords or tokens. Safe for concurrent use;
/// every method may throw <see cref="Storage.StorageUnavailableException"/>.
/// </summary>
public interface IAccountStore
{
    /// <summary>Everybody, by email.</summary>
    Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken);

    Task<Person?> FindAsync(string personId, CancellationToken cancellationToken);

    /// <param name="email">In lower case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    Task<Person?> FindBySubjectAsync(string subject, CancellationToken cancellationToken);

    /// <summary>False where somebody has the email already.</summary>
    Task<bool> AddAsync(Person person, CancellationToken cancellationToken);

    /// <summary>Writes all members but the id and the moment of creation.</summary>
    Task UpdateAsync(Person person, CancellationToken cancellationToken);

    Task AddSessionAsync(PersonSession session, CancellationToken cancellationToken);

    /// <summary>The session of the token, expired or not, or null.</summary>
    Task<PersonSession?> FindSessionAsync(byte[] tokenHash, CancellationToken cancellationToken);

    Task<IReadOnlyList<PersonSession>> ListSessionsAsync(string personId, CancellationToken cancellationToken);

    Task TouchSessionAsync(string sessionId, DateTimeOffset seenAt, CancellationToken cancellationToken);

    Task RemoveSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a person but one.</summary>
    Task RemoveSessionsAsync(string personId, string? exceptSessionId, CancellationToken cancellationToken);

    /// <summary>Keeps the link; earlier ones of the same person end.</summary>
    Task AddLinkAsync(OneTimeLink link, CancellationToken cancellationToken);

    /// <summary>The link of the token, expired or not, or null.</summary>
    Task<OneTimeLink?> FindLinkAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Takes the link away: true for exactly one of all callers.</summary>
    Task<bool> TakeLinkAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Forgets sessions and links that had ended by the moment.</summary>
    Task RemoveExpiredAsync(DateTimeOffset now, DateTimeOffset notSeenSince, CancellationToken cancellationToken);
}
