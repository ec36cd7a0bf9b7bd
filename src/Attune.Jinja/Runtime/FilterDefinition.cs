using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>What a filter does; <paramref name="arguments"/> are bound to the filter's parameters unless it is variadic.</summary>
public delegate Value FilterBody(RenderState state, Value value, Arguments arguments);

/// <summary>
/// Writes into the output what printing a filter's result would, without making the result; false, with nothing written, where it cannot.
/// </summary>
internal delegate bool FilterWriter(RenderState state, Value value, Arguments arguments, bool escape);

/// <summary>A filter. Immutable, safe to share between environments and threads.</summary>
/// <param name="Name">The name that templates write.</param>
/// <param name="Parameters">Its parameters, without the value that it is applied to.</param>
/// <param name="Body">What it does.</param>
/// <param name="IsPure">True where equal input gives equal output, so that the compiler may apply it to constants.</param>
public sealed record FilterDefinition(string Name, Parameters Parameters, FilterBody Body, bool IsPure = true)
{
    /// <summary>The way without a result for filters that are often printed; null where there is none.</summary>
    internal FilterWriter? Writer { get; init; }

    public Value Apply(RenderState state, Value value, Arguments arguments)
    {
        if (Parameters.IsVariadic)
        {
            return Body(state, value, arguments);
        }
        BoundValues bound = default;
        return Body(state, value, Parameters.Bind(Name, arguments, bound.AsSpan(Parameters.Count)));
    }
}
