using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;

namespace Attune.Core.Personalize;

/// <summary>
/// Lists the experiences that are active, paused or scheduled; drafts and ended ones are never listed (wire.md 2.1). Safe
/// for concurrent use.
/// </summary>
public sealed class ListExperienceMetadata(IWorkspaceSnapshots snapshots, TimeProvider time)
{
    /// <summary>The experiences whose status is among <paramref name="statuses"/>; null for all that are listed.</summary>
    public IReadOnlyList<ExperienceMetadata> Handle(string workspaceId, IReadOnlySet<ExperienceStatus>? statuses)
    {
        var now = time.GetUtcNow();
        return
        [
            .. snapshots
                .Current(workspaceId)
                .Experiences.Select(experience => new ExperienceMetadata(
                    experience.Name,
                    experience.Key,
                    experience.StatusAt(now)
                ))
                .Where(experience =>
                    experience.Status
                        is ExperienceStatus.Active
                            or ExperienceStatus.Paused
                            or ExperienceStatus.Scheduled
                    && statuses?.Contains(experience.Status) != false
                ),
        ];
    }
}
