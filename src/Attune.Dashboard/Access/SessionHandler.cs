using System.Text.Encodings.Web;
using Attune.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attune.Dashboard.Access;

/// <summary>Finds who is signed in by the session's cookie. Whoever is not is sent to the sign-in page.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Sessions sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Context) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }
        return await sessions.FindAsync(token, Context.RequestAborted) is { } found
            ? AuthenticateResult.Success(
                new AuthenticationTicket(SessionClaims.Create(found.Person, found.Session), Scheme.Name)
            )
            : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method) && !Request.Path.StartsWithSegments("/_blazor"))
        {
            var target = Request.PathBase + Request.Path + Request.QueryString;
            Response.Redirect(SignInAddress.For(target));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        return Task.CompletedTask;
    }
}
