using Attune.Core.Workspaces;
using Attune.Server.Authentication;

namespace Attune.Server.Personalize;

/// <summary>
/// Whether a fetch asks why: <c>?explain=true</c> or the header <c>X-Attune-Explain: true</c>, by a key that may manage.
/// A key that may not gets the documented body, as without asking.
/// </summary>
internal static class ExplainRequest
{
    private const string Name = "explain";
    private const string Header = "X-Attune-Explain";

    public static bool Wants(HttpContext context) =>
        (IsTrue(context.Request.Headers[Header].ToString()) || IsAsked(context.Request))
        && context.Caller().Scopes.HasFlag(KeyScopes.Manage);

    // Without a query string there is no query to parse.
    private static bool IsAsked(HttpRequest request) =>
        request.QueryString.HasValue && IsTrue(request.Query[Name].ToString());

    private static bool IsTrue(string value) =>
        value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1";
}
