using Attune.Core.Accounts;
using Attune.Core.Workspaces;
using Microsoft.AspNetCore.Components.Authorization;

namespace Attune.Dashboard.Access;

/// <summary>
/// Who sits at the page, and what they may do. Every change asks it for its principal at the moment of the change, so that a
/// role taken away or a session ended counts at once.
/// </summary>
public sealed class WorkspaceAccess(
    AuthenticationStateProvider authentication,
    IAccountStore store,
    Sessions sessions,
    MemberDirectory members
)
{
    /// <summary>Who is signed in, or null.</summary>
    public async Task<Person?> FindPersonAsync(CancellationToken cancellationToken = default)
    {
        var (person, session) = await IdentifyAsync();
        return
            person is not null && session is not null && await sessions.IsAliveAsync(person, session, cancellationToken)
            ? await store.FindAsync(person, cancellationToken)
            : null;
    }

    /// <summary>The id of the session that this page belongs to.</summary>
    public async Task<string?> FindSessionIdAsync() => (await IdentifyAsync()).Session;

    /// <summary>The person's role in the workspace, or null where it is closed to them.</summary>
    public async Task<Role?> FindRoleAsync(string workspaceId, CancellationToken cancellationToken = default) =>
        await FindPersonAsync(cancellationToken) is { } person ? members.RoleOf(person, workspaceId) : null;

    /// <summary>Who asks for a change, for the audit trail.</summary>
    /// <exception cref="AccessDeniedException">Nobody is signed in any more, or their role does not allow it.</exception>
    public async Task<Principal> RequireAsync(
        string workspaceId,
        Role role,
        CancellationToken cancellationToken = default
    )
    {
        var person =
            await FindPersonAsync(cancellationToken)
            ?? throw new AccessDeniedException("You are signed out. Sign in again in another tab, then repeat this.");
        var own = members.RoleOf(person, workspaceId);
        if (own is null)
        {
            throw new AccessDeniedException("You have no place in this workspace any more.");
        }
        if (own < role)
        {
            throw new AccessDeniedException(
                $"This takes the role {RoleWords.Name(role).ToLowerInvariant()}, and yours is {RoleWords.Name(own.Value).ToLowerInvariant()}. Ask an admin of the workspace."
            );
        }
        return new Principal(Actor.Person(person.Id, person.Name), ScopesOf(own.Value, person.IsOperator));
    }

    private static KeyScopes ScopesOf(Role role, bool isOperator) =>
        (isOperator ? KeyScopes.Operate : KeyScopes.None)
        | role switch
        {
            Role.Admin => KeyScopes.All,
            Role.Publisher or Role.Editor => KeyScopes.Content,
            _ => KeyScopes.None,
        };

    private async Task<(string? Person, string? Session)> IdentifyAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return (user.Find(SessionClaims.PersonId), user.Find(SessionClaims.SessionId));
    }
}
