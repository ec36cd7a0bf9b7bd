namespace Attune.EndToEnd.Contracts;

/// <summary>The deviations from the published schemas that docs/deviations.md lists: the first two columns of its tables.</summary>
internal static class Deviations
{
    /// <summary>Call and violation, such as <c>POST /v1/experiences/fetch</c> and <c>request.body.x type</c>.</summary>
    public static HashSet<(string Call, string Violation)> Read()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "deviations.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
        return [.. rows.Select(cells => (cells[1].Trim('`'), cells[2].Trim('`')))];
    }
}
