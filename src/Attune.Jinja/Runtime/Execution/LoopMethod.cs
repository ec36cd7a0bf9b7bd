using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>A method of <c>loop</c> that is not called at once.</summary>
internal sealed class LoopMethod(LoopContext loop, string name, FunctionBody body) : JinjaObject
{
    public override string TypeName => "method";

    public override bool IsCallable => true;

    public override Value Call(RenderState state, Arguments arguments) => body(state, arguments);

    public override void WriteRepr(ValuePrinter printer)
    {
        printer.Append("<bound method LoopContext." + name + " of ");
        loop.WriteRepr(printer);
        printer.Append('>');
    }
}
