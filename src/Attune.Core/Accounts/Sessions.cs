using Attune.Core.Workspaces;

namespace Attune.Core.Accounts;

/// <summary>Begins, finds and ends sessions.</summary>
public sealed class Sessions(IAccountStore store, AccountSettings settings, TimeProvider time)
{
    private const int MaximumUserAgent = 200;
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    /// <summary>Begins a session for somebody whose identity is proven.</summary>
    public async Task<SignedIn> BeginAsync(Person person, string userAgent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await store.RemoveExpiredAsync(now, now - settings.IdleSession, cancellationToken);
        var token = AccountToken.New();
        var session = new PersonSession
        {
            Id = RandomNames.NewId(),
            TokenHash = token.Hash,
            PersonId = person.Id,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + settings.Session,
            UserAgent = userAgent.Length > MaximumUserAgent ? userAgent[..MaximumUserAgent] : userAgent,
        };
        await store.AddSessionAsync(session, cancellationToken);
        return new SignedIn(person, token.Text, session.ExpiresAt);
    }

    /// <summary>The living session of the token and its person, or null.</summary>
    public async Task<(PersonSession Session, Person Person)?> FindAsync(
        string? token,
        CancellationToken cancellationToken
    ) =>
        AccountToken.HashOf(token) is { } hash
        && await store.FindSessionAsync(hash, cancellationToken) is { } session
        && await store.FindAsync(session.PersonId, cancellationToken) is { } person
        && await IsAliveAsync(session, cancellationToken)
            ? (session, person)
            : null;

    /// <summary>Whether the person's session has not ended since.</summary>
    public async Task<bool> IsAliveAsync(string personId, string sessionId, CancellationToken cancellationToken) =>
        (await store.ListSessionsAsync(personId, cancellationToken)).FirstOrDefault(session => session.Id == sessionId)
            is { } session
        && await IsAliveAsync(session, cancellationToken);

    /// <summary>The person's living sessions, the one seen last first.</summary>
    public async Task<IReadOnlyList<PersonSession>> ListAsync(string personId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return
        [
            .. (await store.ListSessionsAsync(personId, cancellationToken))
                .Where(session => !HasEnded(session, now))
                .OrderByDescending(session => session.LastSeenAt),
        ];
    }

    public Task EndAsync(string sessionId, CancellationToken cancellationToken) =>
        store.RemoveSessionAsync(sessionId, cancellationToken);

    private async Task<bool> IsAliveAsync(PersonSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (HasEnded(session, now))
        {
            return false;
        }
        if (now - session.LastSeenAt > SeenStep)
        {
            await store.TouchSessionAsync(session.Id, now, cancellationToken);
        }
        return true;
    }

    private bool HasEnded(PersonSession session, DateTimeOffset now) =>
        now >= session.ExpiresAt || now - session.LastSeenAt >= settings.IdleSession;
}
