using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Experiences;

/// <summary>An experience: what is live, what is being written, and what stands against publishing it.</summary>
public sealed record ExperienceBody
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>Draft, Scheduled, Active, Paused or Expired.</summary>
    public required ExperienceStatus Status { get; init; }

    /// <summary>What was written since the last publish; left out where nothing was.</summary>
    public ExperienceContent? Draft { get; init; }

    /// <summary>What was published last; left out before the first publish.</summary>
    public ExperienceContent? Live { get; init; }

    /// <summary>What stands against publishing the draft; without a draft, why the live content is not served.</summary>
    public required IReadOnlyList<ProblemField> Problems { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required ActorBody CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required ActorBody UpdatedBy { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public ActorBody? PublishedBy { get; init; }

    internal static ExperienceBody From(ExperienceView view) =>
        new()
        {
            Id = view.Id,
            Key = view.Key,
            Name = view.Name,
            Status = view.Status,
            Draft = view.Draft,
            Live = view.Live,
            Problems = [.. view.Problems.Select(problem => new ProblemField(problem.Path, problem.Message))],
            CreatedAt = view.CreatedAt,
            CreatedBy = ActorBody.From(view.CreatedBy),
            UpdatedAt = view.UpdatedAt,
            UpdatedBy = ActorBody.From(view.UpdatedBy),
            PublishedAt = view.PublishedAt,
            PublishedBy = view.PublishedBy is null ? null : ActorBody.From(view.PublishedBy),
        };
}
