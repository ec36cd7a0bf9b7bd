using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Tenancy;

namespace Attune.Server.Hosting;

/// <summary>
/// Reads what the operator wants of the first workspace: <c>ATTUNE_WORKSPACE</c>, <c>ATTUNE_API_KEY</c> and
/// <c>Attune:Demo</c>. They have no effect once there is a workspace.
/// </summary>
internal static class FirstStartSettings
{
    /// <exception cref="OperatorException"><c>Attune:Demo</c> is neither true nor false.</exception>
    public static FirstStartOptions Read(IConfiguration configuration)
    {
        var hasDemo = true;
        if (configuration[AttuneConfiguration.DemoKey] is { Length: > 0 } demo && !bool.TryParse(demo, out hasDemo))
        {
            throw new OperatorException($"{AttuneConfiguration.DemoKey} must be true or false, and is '{demo}'.");
        }
        return new FirstStartOptions(
            Find(configuration, AttuneConfiguration.WorkspaceKey),
            Find(configuration, AttuneConfiguration.ApiKeyKey),
            hasDemo
        );
    }

    /// <summary>Says in the operator's own names why the workspace cannot be made.</summary>
    public static OperatorException Explain(Outcome<CreatedWorkspace> refusal) =>
        new(
            "The first workspace cannot be made. "
                + string.Join(
                    ' ',
                    refusal.Problems.Select(problem =>
                        problem.Path switch
                        {
                            "id" => $"{AttuneConfiguration.WorkspaceKey}: {problem.Message}",
                            "secret" => $"{AttuneConfiguration.ApiKeyKey}: {problem.Message}",
                            _ => problem.Message,
                        }
                    )
                )
        );

    private static string? Find(IConfiguration configuration, string key) =>
        configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
