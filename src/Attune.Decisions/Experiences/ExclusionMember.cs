namespace Attune.Decisions.Experiences;

/// <summary>An experience's part of a mutually exclusive group.</summary>
/// <param name="ExperienceId">The experience.</param>
/// <param name="Percentage">Its share of all users, 0 to 100 in steps of 0.01; the members' shares make 100 at most.</param>
public sealed record ExclusionMember(string ExperienceId, decimal Percentage);
