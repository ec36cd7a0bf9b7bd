using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>What a method does; <paramref name="arguments"/> are bound to its parameters unless it is variadic.</summary>
internal delegate Value MethodBody(RenderState state, Value self, Arguments arguments);

/// <summary>A method of a built-in type, or a plain attribute of one. Immutable.</summary>
/// <param name="Name">The name that templates write.</param>
/// <param name="Parameters">Its parameters, without the value that it is called on.</param>
/// <param name="Body">What it does.</param>
/// <param name="Mutates">True where it changes the value, which the immutable sandbox refuses.</param>
/// <param name="IsProperty">True where reading it gives the result, without a call (as <c>(5).real</c>).</param>
internal sealed record MethodDefinition(
    string Name,
    Parameters Parameters,
    MethodBody Body,
    bool Mutates = false,
    bool IsProperty = false
)
{
    public Value Invoke(RenderState state, Value self, Arguments arguments)
    {
        if (Parameters.IsVariadic)
        {
            return Body(state, self, arguments);
        }
        BoundValues bound = default;
        return Body(state, self, Parameters.Bind(Name, arguments, bound.AsSpan(Parameters.Count)));
    }
}
