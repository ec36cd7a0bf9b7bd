using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Globals;

/// <summary>A global that in Python is a class: calling it makes a value, printing it names the class. Immutable.</summary>
internal sealed class TypeFunction(string name, string className, Parameters parameters, FunctionBody body)
    : JinjaObject
{
    private readonly JinjaFunction _function = new(name, parameters, body);

    public override string TypeName => "type";

    public override bool IsCallable => true;

    public override Value Call(RenderState state, Arguments arguments) => _function.Call(state, arguments);

    public override bool TryGetAttribute(RenderState state, string member, out Value value)
    {
        // The one method of these classes that needs no instance.
        if (
            name == "dict"
            && member == "fromkeys"
            && state.Environment.Methods.TryGet(ValueKind.Dict, member, out var method)
        )
        {
            value = new BoundMethod(Value.FromDict(new PyDict()), method);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>A class with type arguments, as Python's <c>dict[str, int]</c>: it only prints.</summary>
    public override bool TryGetItem(RenderState state, Value key, out Value value)
    {
        value = name == "dict" ? Value.FromObject(new TypeAlias(name, key)) : default;
        return name == "dict";
    }

    public override void WriteRepr(ValuePrinter printer) => printer.Append($"<class '{className}'>");
}
