namespace Attune.Core.Users.Browsing;

/// <summary>Users by their identifiers, for people who look around. Nothing that serves requests needs it. Safe for concurrent use.</summary>
public interface IUserIndex
{
    /// <summary>How many users the workspace has. Reads every identifier: to be asked now and then, not at every click.</summary>
    Task<long> CountAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Identifiers of a kind whose value begins with a text, ordered by value, exactly as they were sent.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="kind">Such as <see cref="Identifier.CustomerId"/>.</param>
    /// <param name="prefix">Empty for all.</param>
    /// <param name="after">Only values behind this one; null from the start.</param>
    /// <param name="limit">1 to 5,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Identifier>> ListAsync(
        string workspaceId,
        string kind,
        string prefix,
        string? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Customer and visitor ids from all over the workspace: all of them where there are no more than
    /// <paramref name="size"/>, and blocks at even distances otherwise.
    /// </summary>
    Task<IReadOnlyList<Identifier>> SampleAsync(string workspaceId, int size, CancellationToken cancellationToken);
}
