using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Dashboard.Access;

namespace Attune.Dashboard.Parts;

/// <summary>What went wrong, in words for the person at the page.</summary>
public static class Words
{
    public static string Of(Exception failure) =>
        failure switch
        {
            AccessDeniedException denied => denied.Message,
            StorageBusyException => "The database is busy. Nothing was changed; try again in a moment.",
            StorageUnavailableException =>
                "The database does not answer, so nothing could be read or changed. Try again; if it stays so, look at Health.",
            _ => "Attune met an error of its own. Nothing else was changed. The server's log says more.",
        };

    /// <summary>Why a use case refused.</summary>
    public static string Of<T>(Outcome<T> outcome)
        where T : class =>
        outcome.Status switch
        {
            OutcomeStatus.NotFound => "It does not exist any more.",
            OutcomeStatus.VersionConflict =>
                "Somebody else has changed it since you opened it. Load it again to see what is new.",
            _ => string.Join(" ", outcome.Problems.Select(problem => problem.ToString())),
        };
}
