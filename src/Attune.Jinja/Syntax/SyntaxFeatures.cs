namespace Attune.Jinja.Syntax;

/// <summary>What a template uses, so that the compiler looks only for what is there.</summary>
[Flags]
internal enum SyntaxFeatures
{
    None = 0,
    Extends = 1,
    Blocks = 2,
    ScopedBlocks = 4,
    Macros = 8,
}
