using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Content that was looked at as if it were published.</summary>
/// <param name="Content">With the rules of saved audiences in it.</param>
/// <param name="Experience">With its slots, edited as little as the shares ask.</param>
/// <param name="Problems">What stands against publishing it.</param>
public sealed record CheckedExperience(
    ExperienceContent Content,
    Experience Experience,
    IReadOnlyList<ConfigurationProblem> Problems
);
