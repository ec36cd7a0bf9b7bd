using Attune.Core.Jobs;

namespace Attune.Core.Users.Erasure;

/// <summary>Erases one user when the buffer of a deletion is over (wire.md 5.1), or an erasure that was cut short.</summary>
internal sealed class EraseUserJob(UserErasing erasing) : IJobHandler
{
    public const string JobKind = "erase-user";

    public string Kind => JobKind;

    public Task RunAsync(Job job, CancellationToken cancellationToken) =>
        erasing.EraseAsync(job.WorkspaceId, [Guid.Parse(job.Key)], cancellationToken);
}
