using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>What a test finds; <paramref name="arguments"/> are bound to the test's parameters unless it is variadic.</summary>
public delegate bool TestBody(RenderState state, Value value, Arguments arguments);

/// <summary>A test. Immutable, safe to share between environments and threads.</summary>
/// <param name="Name">The name that templates write.</param>
/// <param name="Parameters">Its parameters, without the value that is tested.</param>
/// <param name="Body">What it finds.</param>
/// <param name="IsPure">True where equal input gives an equal answer, so that the compiler may apply it to constants.</param>
public sealed record TestDefinition(string Name, Parameters Parameters, TestBody Body, bool IsPure = true)
{
    public bool Apply(RenderState state, Value value, Arguments arguments)
    {
        if (Parameters.IsVariadic)
        {
            return Body(state, value, arguments);
        }
        BoundValues bound = default;
        return Body(state, value, Parameters.Bind(Name, arguments, bound.AsSpan(Parameters.Count)));
    }
}
