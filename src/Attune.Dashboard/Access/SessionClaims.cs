using System.Security.Claims;
using Attune.Core.Accounts;

namespace Attune.Dashboard.Access;

/// <summary>The claims of somebody who is signed in.</summary>
internal static class SessionClaims
{
    public const string Scheme = "attune-session";
    public const string PersonId = "attune:person";
    public const string SessionId = "attune:session";

    public static ClaimsPrincipal Create(Person person, PersonSession session) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(PersonId, person.Id),
                    new Claim(SessionId, session.Id),
                    new Claim(ClaimTypes.Name, person.Name),
                    new Claim(ClaimTypes.Email, person.Email),
                ],
                Scheme
            )
        );

    public static string? Find(this ClaimsPrincipal user, string claim) => user.FindFirst(claim)?.Value;
}
