namespace Attune.Jinja.Syntax;

/// <summary>Finds the known name that a wrong one was probably meant to be.</summary>
internal static class NearestName
{
    private const int MaxLength = 64;

    /// <summary>The nearest name by edits of single characters, or null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }
        string? best = null;
        int bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in known)
        {
            if (candidate == name || Math.Abs(candidate.Length - name.Length) >= bestDistance)
            {
                continue;
            }
            int distance = Distance(name, candidate);
            if (
                distance < bestDistance
                || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0)
            )
            {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    // Damerau-Levenshtein; swapped neighbours are one edit, and case is ignored.
    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }
        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool isSame = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                current[j] = Math.Min(
                    Math.Min(previous[j] + 1, current[j - 1] + 1),
                    previous[j - 1] + (isSame ? 0 : 1)
                );
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[right.Length];
    }
}
