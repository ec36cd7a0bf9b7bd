using Attune.Core.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;

namespace Attune.Dashboard.Access;

/// <summary>
/// Looks again and again whether the session of an open page still stands, so that signing out elsewhere, or being taken out,
/// ends it there, too.
/// </summary>
internal sealed class CircuitAuthentication(ILoggerFactory loggers, Sessions sessions)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(10);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) =>
        authenticationState.User.Find(SessionClaims.PersonId) is { } person
        && authenticationState.User.Find(SessionClaims.SessionId) is { } session
        && await sessions.IsAliveAsync(person, session, cancellationToken);
}
