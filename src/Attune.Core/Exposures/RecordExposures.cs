using Attune.Core.Users;

namespace Attune.Core.Exposures;

/// <summary>
/// Keeps reported impressions and clicks as events of their users (wire.md 2.2). Each element stands for itself; all that is
/// kept is committed when this returns. Safe for concurrent use.
/// </summary>
public sealed class RecordExposures(IUserDirectory users)
{
    /// <summary>Elements in one report (wire.md 2.2).</summary>
    public const int MaxElements = 100;

    private static readonly (string Member, string Field)[] Names =
    [
        (nameof(UserChange.Set), "user_attributes"),
        (nameof(UserChange.AddToArrays), "user_attributes.addValueToArrayField"),
        (nameof(UserChange.RemoveFromArrays), "user_attributes.removeValueFromArrayField"),
        (nameof(UserChange.Events), "actions"),
        (nameof(UserChange.Identifiers), "customer_id"),
        (nameof(UserChange.TimezoneOffsetSeconds), "user_timezone_offset"),
    ];

    /// <summary>Keeps the elements; those that their user's state stands against are returned with the reason.</summary>
    /// <exception cref="Storage.StorageUnavailableException">Nothing is known to be kept; sending it again is harmless.</exception>
    public async ValueTask<IReadOnlyList<RejectedElement>> ExecuteAsync(
        string workspaceId,
        IReadOnlyList<ReportedElement> elements,
        CancellationToken cancellationToken
    )
    {
        if (elements.Count == 0)
        {
            return [];
        }
        var outcomes = await users.ApplyAsync(
            workspaceId,
            elements.Select(element => element.Change).ToArray(),
            cancellationToken
        );
        var rejected = new List<RejectedElement>();
        for (var i = 0; i < outcomes.Count; i++)
        {
            foreach (var error in outcomes[i].Errors)
            {
                rejected.Add(new RejectedElement(elements[i].Index, FieldOf(error.Path), error.Message));
            }
        }
        return rejected;
    }

    private static string FieldOf(string path)
    {
        foreach (var (member, field) in Names)
        {
            if (path.StartsWith(member, StringComparison.Ordinal))
            {
                return field + path[member.Length..];
            }
        }
        return path;
    }
}
