namespace Attune.Jinja.Syntax;

/// <summary>A name: one object for all its places, so that names are compared by reference.</summary>
internal sealed class Symbol(string name, int id)
{
    public readonly string Name = name;

    /// <summary>Counts from 0 within its table.</summary>
    public readonly int Id = id;

    /// <summary>The template that mentioned the name last, as the table counts them.</summary>
    public int Template;

    public override string ToString() => Name;
}
