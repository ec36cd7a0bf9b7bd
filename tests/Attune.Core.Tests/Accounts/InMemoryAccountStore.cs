using Attune.Core.Accounts;

namespace Attune.Core.Tests.Accounts;

/// <summary>Accounts for tests of use cases.</summary>
internal sealed class InMemoryAccountStore : IAccountStore
{
    private readonly Dictionary<string, Person> people = [];
    private readonly List<PersonSession> sessions = [];
    private readonly List<OneTimeLink> links = [];

    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Person>>([.. people.Values]);

    public Task<Person?> FindAsync(string personId, CancellationToken cancellationToken) =>
        Task.FromResult(people.GetValueOrDefault(personId));

    public Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        Task.FromResult(people.Values.FirstOrDefault(person => person.Email == email));

    public Task<Person?> FindBySubjectAsync(string subject, CancellationToken cancellationToken) =>
        Task.FromResult(people.Values.FirstOrDefault(person => person.Subject == subject));

    public Task<bool> AddAsync(Person person, CancellationToken cancellationToken) =>
        Task.FromResult(people.Values.All(other => other.Email != person.Email) && people.TryAdd(person.Id, person));

    public Task UpdateAsync(Person person, CancellationToken cancellationToken)
    {
        people[person.Id] = person;
        return Task.CompletedTask;
    }

    public Task AddSessionAsync(PersonSession session, CancellationToken cancellationToken)
    {
        sessions.Add(session);
        return Task.CompletedTask;
    }

    public Task<PersonSession?> FindSessionAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        Task.FromResult(sessions.FirstOrDefault(session => session.TokenHash.SequenceEqual(tokenHash)));

    public Task<IReadOnlyList<PersonSession>> ListSessionsAsync(string personId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonSession>>([.. sessions.Where(session => session.PersonId == personId)]);

    public Task TouchSessionAsync(string sessionId, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        var at = sessions.FindIndex(session => session.Id == sessionId);
        sessions[at] = sessions[at] with { LastSeenAt = seenAt };
        return Task.CompletedTask;
    }

    public Task RemoveSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        sessions.RemoveAll(session => session.Id == sessionId);
        return Task.CompletedTask;
    }

    public Task RemoveSessionsAsync(string personId, string? exceptSessionId, CancellationToken cancellationToken)
    {
        sessions.RemoveAll(session => session.PersonId == personId && session.Id != exceptSessionId);
        return Task.CompletedTask;
    }

    public Task AddLinkAsync(OneTimeLink link, CancellationToken cancellationToken)
    {
        links.RemoveAll(other => other.PersonId == link.PersonId);
        links.Add(link);
        return Task.CompletedTask;
    }

    public Task<OneTimeLink?> FindLinkAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        Task.FromResult(links.FirstOrDefault(link => link.TokenHash.SequenceEqual(tokenHash)));

    public Task<bool> TakeLinkAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        Task.FromResult(links.RemoveAll(link => link.TokenHash.SequenceEqual(tokenHash)) == 1);

    public Task RemoveExpiredAsync(DateTimeOffset now, DateTimeOffset notSeenSince, CancellationToken cancellationToken)
    {
        sessions.RemoveAll(session => session.ExpiresAt <= now || session.LastSeenAt <= notSeenSince);
        links.RemoveAll(link => link.ExpiresAt <= now);
        return Task.CompletedTask;
    }
}
