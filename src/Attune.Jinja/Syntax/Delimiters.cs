using System.Buffers;

namespace Attune.Jinja.Syntax;

/// <summary>The delimiters and whitespace settings of an environment, prepared for the lexer. Immutable.</summary>
internal sealed class Delimiters
{
    public Delimiters(JinjaOptions options)
    {
        BlockStart = options.BlockStart;
        BlockEnd = options.BlockEnd;
        VariableEnd = options.VariableEnd;
        CommentEnd = options.CommentEnd;
        LineStatementPrefix = options.LineStatementPrefix;
        LineCommentPrefix = options.LineCommentPrefix;
        TrimBlocks = options.TrimBlocks;
        LstripBlocks = options.LstripBlocks;
        KeepTrailingNewline = options.KeepTrailingNewline;
        NewlineSequence = options.NewlineSequence;
        // Longer ones first, so that <%= wins over <%; at equal length variables, line prefixes, comments, blocks.
        var openings = new List<(string Text, OpeningKind Kind)>
        {
            (options.VariableStart, OpeningKind.Variable),
            (options.CommentStart, OpeningKind.Comment),
            (options.BlockStart, OpeningKind.Block),
        };
        if (LineStatementPrefix is not null)
        {
            openings.Add((LineStatementPrefix, OpeningKind.LineStatement));
        }
        if (LineCommentPrefix is not null)
        {
            openings.Add((LineCommentPrefix, OpeningKind.LineComment));
        }
        Openings = [.. openings.OrderByDescending(x => x.Text.Length).ThenBy(x => (int)x.Kind)];
        FirstCharacters = SearchValues.Create([
            options.VariableStart[0],
            options.CommentStart[0],
            options.BlockStart[0],
        ]);
        HasLinePrefixes = LineStatementPrefix is not null || LineCommentPrefix is not null;
        AreDefault = !HasLinePrefixes && options is { VariableStart: "{{", BlockStart: "{%", CommentStart: "{#" };
    }

    public string BlockStart { get; }
    public string BlockEnd { get; }
    public string VariableEnd { get; }
    public string CommentEnd { get; }
    public string? LineStatementPrefix { get; }
    public string? LineCommentPrefix { get; }
    public bool TrimBlocks { get; }
    public bool LstripBlocks { get; }
    public bool KeepTrailingNewline { get; }
    public string NewlineSequence { get; }

    /// <summary>What opens a tag, in the order in which it is tried at one place.</summary>
    public (string Text, OpeningKind Kind)[] Openings { get; }

    public SearchValues<char> FirstCharacters { get; }

    public bool HasLinePrefixes { get; }

    /// <summary>True for Jinja's usual openings, which all begin with a brace.</summary>
    public bool AreDefault { get; }
}
