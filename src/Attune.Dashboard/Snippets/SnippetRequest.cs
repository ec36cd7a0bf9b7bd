namespace Attune.Dashboard.Snippets;

/// <summary>A request to write down in some language.</summary>
/// <param name="Url">Where it goes.</param>
/// <param name="Workspace">The workspace id, also the value of MOE-APPKEY.</param>
/// <param name="Body">JSON, pretty or not.</param>
public sealed record SnippetRequest(string Url, string Workspace, string Body)
{
    /// <summary>
    /// Stands for the value of the Authorization header. The browser puts the real one in: the server never has the secret.
    /// </summary>
    public const string Authorization = "Basic YOUR_AUTHORIZATION";
}
