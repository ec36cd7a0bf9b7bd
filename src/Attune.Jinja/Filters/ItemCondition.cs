using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>What <c>select</c> and its kin ask of each item, or of an attribute of it: a test, or simply whether it is true.</summary>
internal sealed class ItemCondition
{
    private readonly AttributeGetter? _getter;
    private readonly StoredArguments _arguments;
    private readonly int _nameAt;
    private TestDefinition? _test;

    private ItemCondition(AttributeGetter? getter, StoredArguments arguments, int nameAt)
    {
        _getter = getter;
        _arguments = arguments;
        _nameAt = nameAt;
    }

    /// <exception cref="JinjaRuntimeException">No attribute was named.</exception>
    public static ItemCondition Prepare(RenderState state, StoredArguments arguments, bool byAttribute)
    {
        if (!byAttribute)
        {
            return new(null, arguments, 0);
        }

        return arguments.Count > 0
            ? new(new AttributeGetter(state, arguments[0]), arguments, 1)
            : throw JinjaRuntimeException.FilterArgument("Missing parameter for attribute name");
    }

    public bool Holds(RenderState state, Value item)
    {
        if (_getter is not null)
        {
            item = _getter.Get(item);
        }

        if (_arguments.Count <= _nameAt)
        {
            return item.IsTrue;
        }

        // Looked up late: over no items at all even an unknown test is no error.
        _test ??= FindTest(state, _arguments[_nameAt]);
        return _test.Apply(state, item, _arguments.Skip(_nameAt + 1));
    }

    private static TestDefinition FindTest(RenderState state, Value name)
    {
        // Looked up as the key of a dict: what cannot be one is another error.
        _ = ValueEquality.Hash(name);
        return name.IsString && state.Environment.Tests.TryGet(name.StringPayload, out var test)
            ? test
            : throw new JinjaRuntimeException($"No test named {state.ToRepr(name)}.");
    }
}
