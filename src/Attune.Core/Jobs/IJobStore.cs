namespace Attune.Core.Jobs;

/// <summary>The table of jobs. A lease keeps a second server from a job, and ends by itself if the first one dies.</summary>
public interface IJobStore
{
    /// <summary>Adds the job; where there is one of the same kind, workspace and key, that one stays.</summary>
    /// <returns>The job that is in the table.</returns>
    Task<Job> ScheduleAsync(Job job, CancellationToken cancellationToken);

    /// <summary>Takes up to so many jobs that are due and not leased, and counts an attempt of each.</summary>
    Task<IReadOnlyList<Job>> LeaseAsync(
        DateTimeOffset now,
        TimeSpan lease,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Takes the job out of the table.</summary>
    Task CompleteAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Ends the lease; the job is due again later.</summary>
    Task RetryAsync(Guid id, DateTimeOffset due, string error, CancellationToken cancellationToken);

    /// <summary>When the next job is due, leased ones at the end of their lease; null where there is none.</summary>
    Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken);
}
