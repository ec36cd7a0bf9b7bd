namespace Attune.Jinja.Syntax;

/// <summary>A place in a source: its line, from 1, and where in the normalised text it is.</summary>
internal readonly record struct SourcePlace(int Line, int Position);
