namespace Attune.Jinja.Syntax;

/// <summary>What a delimiter opens; in the order in which delimiters of one length are tried.</summary>
internal enum OpeningKind : byte
{
    Variable,
    LineStatement,
    LineComment,
    Comment,
    Block,
    Raw,
}
