namespace Attune.Core.Workspaces.Documents;

/// <summary>
/// What every document store refuses. Use cases check what people send before it comes this far, so that breaking one of
/// these is a mistake of the program.
/// </summary>
public static class DocumentLimits
{
    /// <summary>Bytes of one document's JSON: 4 MiB.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Changes in one write.</summary>
    public const int MaximumChanges = 1_000;

    /// <summary>Characters of an id or a unique name.</summary>
    public const int MaximumIdLength = 300;

    /// <summary>Revisions in one page of the audit trail.</summary>
    public const int MaximumPage = 200;

    /// <exception cref="ArgumentException">The changes cannot be written together.</exception>
    public static void Require(IReadOnlyList<DocumentChange> changes)
    {
        if (changes.Count > MaximumChanges)
        {
            throw new ArgumentException($"A write takes at most {MaximumChanges} changes, not {changes.Count}.");
        }
        var seen = new HashSet<DocumentKey>();
        foreach (var change in changes)
        {
            Require(change);
            if (!seen.Add(new DocumentKey(change.Kind, change.Id)))
            {
                throw new ArgumentException($"The {change.Kind} {change.Id} is in the write twice.");
            }
        }
    }

    private static void Require(DocumentChange change)
    {
        if (
            change.Kind.Length is 0 or > 50
            || change.Kind.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
        )
        {
            throw new ArgumentException($"'{change.Kind}' is not a kind of document.");
        }
        if (!IsText(change.Id) || (change.Name is { } name && !IsText(name)))
        {
            throw new ArgumentException(
                $"An id or name of a {change.Kind} has 1 to {MaximumIdLength} characters, none of them a control character."
            );
        }
        if (change.Json is { Length: > MaximumBytes } json)
        {
            throw new ArgumentException($"A {change.Kind} of {json.Length} bytes is larger than {MaximumBytes}.");
        }
    }

    private static bool IsText(string text) => text.Length is > 0 and <= MaximumIdLength && !text.Any(char.IsControl);
}
