namespace Attune.EndToEnd.Documentation;

/// <summary>A request in a page of the documentation, and the answer that the page promises.</summary>
internal sealed record Snippet(int Line, string Script, string? Language, string? Expected)
{
    /// <summary>The requests of a page, in their order.</summary>
    public static IEnumerable<Snippet> ReadAll(string page)
    {
        var blocks = ReadBlocks(File.ReadAllLines(page)).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            var (line, language, text) = blocks[i];
            if (language != "sh" || !text.Contains("curl ", StringComparison.Ordinal))
            {
                continue;
            }

            var answer = i + 1 < blocks.Count ? blocks[i + 1] : default;
            yield return answer.Language is "json" or "text"
                ? new Snippet(line, text, answer.Language, answer.Text)
                : new Snippet(line, text, null, null);
        }
    }

    private static IEnumerable<(int Line, string Language, string Text)> ReadBlocks(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var start = i;
            while (++i < lines.Length && !lines[i].StartsWith("```", StringComparison.Ordinal)) { }
            yield return (start + 1, lines[start][3..].Trim(), string.Join('\n', lines[(start + 1)..i]));
        }
    }
}
