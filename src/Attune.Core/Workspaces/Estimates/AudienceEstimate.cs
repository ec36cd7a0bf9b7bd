using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>How many users an audience holds.</summary>
public sealed record AudienceEstimate
{
    /// <summary>How many match; about, unless <see cref="IsExact"/>.</summary>
    public required long Matching { get; init; }

    /// <summary>How many users the workspace has.</summary>
    public required long Total { get; init; }

    /// <summary>Whether every user was looked at.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Up to three of those who match.</summary>
    public IReadOnlyList<UserView> Examples { get; init; } = [];

    /// <summary>Why nobody can be counted: what is wrong with the rule.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; init; } = [];
}
