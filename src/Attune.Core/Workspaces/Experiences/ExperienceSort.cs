namespace Attune.Core.Workspaces.Experiences;

/// <summary>What a list of experiences is ordered by; the id decides where that is equal.</summary>
public enum ExperienceSort
{
    Updated,
    Created,
    Name,
    Key,
}
