namespace Attune.Jinja.Syntax.Statements;

/// <summary>A name that is imported, and what it is called here.</summary>
internal readonly record struct ImportedName(string Name, Symbol Alias);
