using Attune.Core.Jobs;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Erasure;

/// <summary>Sees to it that erased users are gone from the database's files too. One job does for many erasures.</summary>
internal sealed class ScrubJob(IUserStore store) : IJobHandler
{
    public const string JobKind = "scrub-storage";

    public string Kind => JobKind;

    public static Job At(DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = JobKind,
            WorkspaceId = "",
            Key = "",
            Due = now,
        };

    public Task RunAsync(Job job, CancellationToken cancellationToken) => store.ScrubAsync(cancellationToken);
}
