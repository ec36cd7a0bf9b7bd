using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>
/// The parameters of a filter, test, method or function, without the value that it is applied to. Immutable.
/// </summary>
public sealed class Parameters
{
    private readonly Parameter[] _parameters;

    private Parameters(Parameter[] parameters, bool isVariadic)
    {
        _parameters = parameters;
        IsVariadic = isVariadic;
    }

    /// <summary>Takes no argument.</summary>
    public static Parameters None { get; } = new([], false);

    /// <summary>Takes any arguments, which reach the body as they were given.</summary>
    public static Parameters Any { get; } = new([], true);

    public static Parameters Of(params Parameter[] parameters) => new(parameters, false);

    public int Count => _parameters.Length;

    /// <summary>True where arguments are not bound but reach the body as they were given.</summary>
    public bool IsVariadic { get; }

    public ReadOnlySpan<Parameter> AsSpan() => _parameters;

    /// <summary>Puts each argument, or its default, in its parameter's place.</summary>
    /// <param name="function">The function's name, for messages.</param>
    /// <param name="arguments">The call's arguments.</param>
    /// <param name="destination">One place for each parameter.</param>
    /// <exception cref="JinjaRuntimeException">An argument is missing, given twice, unknown or too much.</exception>
    public Arguments Bind(string function, Arguments arguments, Span<Value> destination)
    {
        ReadOnlySpan<Value> positional = arguments.Positional;
        if (positional.Length > _parameters.Length)
        {
            throw JinjaRuntimeException.Type(
                $"{function}() takes at most {_parameters.Length} arguments ({positional.Length} given)"
            );
        }
        positional.CopyTo(destination);
        destination[positional.Length..].Clear();
        ReadOnlySpan<string> keywords = arguments.Keywords;
        for (int i = 0; i < keywords.Length; i++)
        {
            int index = IndexOf(keywords[i]);
            if (index < 0)
            {
                throw JinjaRuntimeException.Type($"{function}() got an unexpected keyword argument '{keywords[i]}'");
            }
            if (!destination[index].IsMissing)
            {
                throw JinjaRuntimeException.Type($"{function}() got multiple values for argument '{keywords[i]}'");
            }
            destination[index] = arguments.KeywordValues[i];
        }
        for (int i = positional.Length; i < _parameters.Length; i++)
        {
            if (destination[i].IsMissing)
            {
                if (_parameters[i].IsRequired)
                {
                    throw JinjaRuntimeException.Type(
                        $"{function}() missing required argument: '{_parameters[i].Name}'"
                    );
                }
                destination[i] = _parameters[i].Default;
            }
        }
        return new Arguments(destination);
    }

    /// <summary>As <see cref="Bind"/>, but answers false where that would throw.</summary>
    internal bool TryBind(Arguments arguments, Span<Value> destination)
    {
        try
        {
            Bind("", arguments, destination);
            return true;
        }
        catch (JinjaRuntimeException)
        {
            return false;
        }
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (!_parameters[i].IsPositionalOnly && _parameters[i].Name == name)
            {
                return i;
            }
        }
        return -1;
    }
}
