using System.Text.Json;

namespace Attune.Core.Users.Erasure;

/// <summary>
/// Something else that holds data of users (exposures, coupons, explanations) and adds it to what a person is given of all that
/// is held on them. Every registered one is asked. Safe for concurrent use.
/// </summary>
public interface IUserExport
{
    /// <summary>The member of the export that this fills: lower-case words and underscores, unique.</summary>
    string Name { get; }

    /// <summary>All that is held on the user, as JSON; null for nothing.</summary>
    Task<JsonElement?> ExportAsync(
        string workspaceId,
        Guid userId,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    );
}
