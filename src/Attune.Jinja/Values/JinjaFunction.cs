using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>What a function does when it is called with arguments already bound to its parameters.</summary>
public delegate Value FunctionBody(RenderState state, Arguments arguments);

/// <summary>A function that templates can call. Immutable.</summary>
public sealed class JinjaFunction(string name, Parameters parameters, FunctionBody body) : JinjaObject
{
    public string Name { get; } = name;

    public override string TypeName => "function";

    public override bool IsCallable => true;

    public override Value Call(RenderState state, Arguments arguments)
    {
        if (parameters.IsVariadic)
        {
            return body(state, arguments);
        }
        BoundValues bound = default;
        return body(state, parameters.Bind(Name, arguments, bound.AsSpan(parameters.Count)));
    }

    public override void WriteRepr(ValuePrinter printer) => printer.Append("<function " + Name + ">");
}
