using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Keys;

/// <summary>The key that somebody wants.</summary>
public sealed record KeyProposal
{
    /// <summary>1 to 100 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>One or more of <see cref="KeyScopeNames.All"/>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>A value of the operator's own, 16 to 256 characters; null for a generated one.</summary>
    public string? Secret { get; init; }

    internal List<ConfigurationProblem> Check()
    {
        var problems = new List<ConfigurationProblem>();
        if (Texts.CheckName(Name) is { } name)
        {
            problems.Add(new ConfigurationProblem("name", name));
        }
        if (Scopes.Count == 0)
        {
            problems.Add(
                new ConfigurationProblem("scopes", $"Give at least one of {string.Join(", ", KeyScopeNames.All)}.")
            );
        }
        for (var i = 0; i < Scopes.Count; i++)
        {
            if (KeyScopeNames.Parse(Scopes[i]) == KeyScopes.None)
            {
                problems.Add(
                    new ConfigurationProblem($"scopes[{i}]", $"Expected one of {string.Join(", ", KeyScopeNames.All)}.")
                );
            }
        }
        if (Secret is not null && SecretHash.Check(Secret) is { } secret)
        {
            problems.Add(new ConfigurationProblem("secret", secret));
        }
        return problems;
    }
}
