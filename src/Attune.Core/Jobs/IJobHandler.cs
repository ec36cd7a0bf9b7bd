namespace Attune.Core.Jobs;

/// <summary>Does the jobs of one kind. A job may be done twice when a server dies at its end, so doing it again must be harmless.</summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>Does the job; an exception has it tried again later.</summary>
    Task RunAsync(Job job, CancellationToken cancellationToken);
}
