using System.Text.RegularExpressions;

namespace Attune.Server.Tests.Hostile;

/// <summary>A call of the server.</summary>
/// <param name="Method">Such as POST.</param>
/// <param name="Template">The path as OpenAPI writes it.</param>
/// <param name="Family">The type name of its error family.</param>
/// <param name="HasBody">Whether it needs a body.</param>
/// <param name="Examples">The bodies that the documentation shows.</param>
internal sealed partial record HostileCall(
    string Method,
    string Template,
    string Family,
    bool HasBody,
    IReadOnlyList<string> Examples
)
{
    private const string NoRecord = "000000000000000000000001";

    // Its calls look for the catalog before they read the body.
    private const string DemoCatalog = "65b8fe1b8ddc4957c6726603";

    /// <summary>The path with sound values, and the query that some calls need.</summary>
    public string Path =>
        Parameter()
            .Replace(
                Template.Replace("{app_id}", HostileServer.Workspace, StringComparison.Ordinal),
                Template.StartsWith("/v1/catalog/", StringComparison.Ordinal) ? DemoCatalog : NoRecord
            ) + (Template.StartsWith("/v1/", StringComparison.Ordinal) ? $"?app_id={HostileServer.Workspace}" : "");

    public override string ToString() => $"{Method} {Template}";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
