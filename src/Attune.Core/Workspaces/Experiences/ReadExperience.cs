namespace Attune.Core.Workspaces.Experiences;

/// <summary>Reads one experience with its draft, its live content and its problems.</summary>
public sealed class ReadExperience(ExperienceShelf shelf)
{
    /// <summary>Null where there is none.</summary>
    public async Task<ExperienceView?> ExecuteAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) =>
        await shelf.FindAsync(workspaceId, id, cancellationToken) is { } stored
            ? await shelf.ViewAsync(stored, cancellationToken)
            : null;
}
