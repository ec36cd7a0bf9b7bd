using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>What <c>map</c> does with each item: reads an attribute, or applies another filter.</summary>
internal sealed class ItemTransform
{
    private readonly AttributeGetter? _getter;
    private FilterDefinition? _filter;
    private readonly StoredArguments _arguments;

    private ItemTransform(AttributeGetter? getter, StoredArguments arguments)
    {
        _getter = getter;
        _arguments = arguments;
    }

    /// <exception cref="JinjaRuntimeException">The arguments name no filter and no attribute.</exception>
    public static ItemTransform Prepare(RenderState state, StoredArguments arguments)
    {
        if (arguments.Count > 0)
        {
            return new(null, arguments);
        }

        if (!arguments.TryGetKeyword("attribute", out var attribute))
        {
            throw JinjaRuntimeException.FilterArgument("map requires a filter argument");
        }

        foreach (var keyword in arguments.Keywords)
        {
            if (keyword is not ("attribute" or "default"))
            {
                throw JinjaRuntimeException.FilterArgument($"Unexpected keyword argument {PyRepr.Of(keyword)}");
            }
        }

        arguments.TryGetKeyword("default", out var defaultValue);
        return new(new AttributeGetter(state, attribute, false, defaultValue), arguments);
    }

    public Value Apply(RenderState state, Value item)
    {
        if (_getter is not null)
        {
            return _getter.Get(item);
        }

        // Looked up late: over no items at all even an unknown filter is no error.
        _filter ??= FindFilter(state, _arguments[0]);
        return _filter.Apply(state, item, _arguments.Skip(1));
    }

    private static FilterDefinition FindFilter(RenderState state, Value name)
    {
        // Looked up as the key of a dict: what cannot be one is another error.
        _ = ValueEquality.Hash(name);
        return name.IsString && state.Environment.Filters.TryGet(name.StringPayload, out var filter)
            ? filter
            : throw new JinjaRuntimeException($"No filter named {state.ToRepr(name)}.");
    }
}
