using Attune.Jinja.Syntax.Statements;

namespace Attune.Jinja.Syntax;

/// <summary>A parsed template.</summary>
/// <param name="Body">Its statements.</param>
/// <param name="Symbols">Its names.</param>
/// <param name="Source">The normalised source that places point into.</param>
/// <param name="Name">The template's name, or null.</param>
/// <param name="Features">What it uses.</param>
internal readonly record struct SyntaxTree(
    Statement[] Body,
    SymbolTable Symbols,
    string Source,
    string? Name,
    SyntaxFeatures Features
);
