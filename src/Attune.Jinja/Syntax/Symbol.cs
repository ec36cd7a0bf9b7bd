namespace Attune.Jinja.Syntax;

/// <summary>A name of a template: one object for all its places, so that names are compared by reference.</summary>
internal sealed class Symbol(string name, int id)
{
    public readonly string Name = name;

    /// <summary>Counts from 0 within the template.</summary>
    public readonly int Id = id;

    public override string ToString() => Name;
}
