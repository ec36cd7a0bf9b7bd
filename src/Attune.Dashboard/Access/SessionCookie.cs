using Attune.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace Attune.Dashboard.Access;

/// <summary>The cookie that a browser keeps: a random token, of which the server knows the hash only.</summary>
internal static class SessionCookie
{
    public const string Name = "attune_session";

    public static string? Read(HttpContext context) => context.Request.Cookies[Name];

    public static void Write(HttpContext context, SignedIn signedIn) =>
        context.Response.Cookies.Append(Name, signedIn.Token, Options(context, signedIn.ExpiresAt));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Expires = expires,
        };
}
