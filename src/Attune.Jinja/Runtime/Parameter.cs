using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>A parameter of a filter, test, method or function. Immutable.</summary>
/// <param name="Name">The name it can be given by.</param>
/// <param name="Default">Its value where none is given; missing together with <paramref name="IsRequired"/> false means that the body decides.</param>
/// <param name="IsRequired">True where a call without it is an error.</param>
/// <param name="IsPositionalOnly">True where it cannot be given by keyword, as with most methods of str.</param>
public sealed record Parameter(string Name, Value Default, bool IsRequired, bool IsPositionalOnly)
{
    public static Parameter Required(string name) => new(name, default, true, false);

    public static Parameter Optional(string name, Value defaultValue) => new(name, defaultValue, false, false);

    /// <summary>An optional parameter whose absence the body can see (<see cref="Value.IsMissing"/>).</summary>
    public static Parameter Optional(string name) => new(name, default, false, false);

    public Parameter PositionalOnly() => this with { IsPositionalOnly = true };
}
