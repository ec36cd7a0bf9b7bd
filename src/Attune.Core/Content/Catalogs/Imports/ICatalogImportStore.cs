namespace Attune.Core.Content.Catalogs.Imports;

/// <summary>Where imports are kept. Safe for concurrent use; what is acknowledged is committed.</summary>
public interface ICatalogImportStore
{
    /// <summary>The import, or null.</summary>
    Task<CatalogImport?> FindAsync(
        string workspaceId,
        string catalogId,
        string importId,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Begins the import where it is not there or is finished, and otherwise finds it as it stands. Imports that nothing has
    /// touched since <paramref name="forgetBefore"/> are forgotten.
    /// </summary>
    Task<CatalogImport> BeginAsync(
        string workspaceId,
        CatalogImport import,
        DateTimeOffset forgetBefore,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Commits items, rejected rows and the new offset together, or nothing where the import stands at another offset.
    /// </summary>
    /// <returns>The import after the step, or as it stands; null where there is none.</returns>
    Task<CatalogImport?> CommitAsync(
        string workspaceId,
        string catalogId,
        string importId,
        ImportStep step,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Marks the import as finished; false where there is none.</summary>
    Task<bool> FinishAsync(
        string workspaceId,
        string catalogId,
        string importId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Rejected rows of lines after <paramref name="line"/>, in order.</summary>
    Task<IReadOnlyList<RejectedRow>> ReadRejectedAsync(
        string workspaceId,
        string catalogId,
        string importId,
        long line,
        int limit,
        CancellationToken cancellationToken
    );
}
