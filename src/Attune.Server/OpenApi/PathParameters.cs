namespace Attune.Server.OpenApi;

/// <summary>What the parameters of paths mean, which is the same wherever they stand.</summary>
internal static class PathParameters
{
    public static string Describe(string name) =>
        name switch
        {
            "app_id" => "The workspace id; the same as the user name of the credentials.",
            "id" => "The id that the answer to its creation gave.",
            "version" => "A version's number.",
            "sequence" => "The entry's number in the workspace's audit trail.",
            _ => $"The {name.Replace('_', ' ')}.",
        };
}
