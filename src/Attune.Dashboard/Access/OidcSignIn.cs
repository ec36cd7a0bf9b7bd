using Attune.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Attune.Dashboard.Access;

/// <summary>Signs people in by the operator's OpenID Connect provider: code flow with PKCE, then a session of our own.</summary>
internal static class OidcSignIn
{
    public const string Scheme = "oidc";

    public static void Add(AuthenticationBuilder authentication, OidcSettings settings)
    {
        if (!settings.IsOn)
        {
            return;
        }
        authentication.AddOpenIdConnect(
            Scheme,
            options =>
            {
                options.Authority = settings.Authority;
                options.ClientId = settings.ClientId;
                options.ClientSecret = settings.ClientSecret;
                options.ResponseType = OpenIdConnectResponseType.Code;
                options.UsePkce = true;
                options.CallbackPath = "/sign-in/oidc";
                options.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
                options.MapInboundClaims = false;
                options.Scope.Clear();
                options.Scope.Add("openid");
                options.Scope.Add("email");
                options.Scope.Add("profile");
                options.GetClaimsFromUserInfoEndpoint = true;
                options.Events.OnTicketReceived = ReceiveAsync;
                options.Events.OnRemoteFailure = FailAsync;
            }
        );
    }

    private static async Task ReceiveAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var user = context.Principal!;
        var isVerified = string.Equals(user.Find("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        var outcome = await http
            .RequestServices.GetRequiredService<SignInExternally>()
            .ExecuteAsync(
                user.Find("iss") ?? context.Options.ClaimsIssuer ?? Scheme,
                user.Find("sub") ?? "",
                isVerified ? user.Find("email") : null,
                http.Request.Headers.UserAgent.ToString(),
                http.RequestAborted
            );
        if (outcome.IsDone)
        {
            SessionCookie.Write(http, outcome.Value);
            http.Response.Redirect(SignInAddress.BackOr(context.ReturnUri));
        }
        else
        {
            http.Response.Redirect($"{SignInAddress.Path}?refused=uninvited");
        }
        context.HandleResponse();
    }

    private static Task FailAsync(RemoteFailureContext context)
    {
        context.HttpContext.Response.Redirect($"{SignInAddress.Path}?refused=provider");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
