using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A call of an attribute: a method of a built-in type is called without making a bound method first.</summary>
internal sealed class MethodCallEvaluator(Evaluator operand, string name, CallSite site) : Evaluator
{
    public override Value Evaluate(Frame frame)
    {
        Value self = operand.Evaluate(frame);
        try
        {
            return FindMethod(frame.State, self) is { } method
                ? site.Invoke(frame, method, self)
                : site.Call(frame, Lookup.Attribute(frame.State, self, name));
        }
        catch (JinjaException error) when (Locate(error, site.Place, frame))
        {
            throw;
        }
    }

    public override void Write(Frame frame, bool escape)
    {
        Value self = operand.Evaluate(frame);
        Value result;
        try
        {
            if (FindMethod(frame.State, self) is { } method)
            {
                result = site.Invoke(frame, method, self);
            }
            else
            {
                Value target = Lookup.Attribute(frame.State, self, name);
                // As with a plain call, a macro of a module writes straight to the output.
                if (target._ref is Macro macro && (!escape || frame.State.Autoescape))
                {
                    site.Run(frame, macro);
                    return;
                }
                result = site.Call(frame, target);
            }
        }
        catch (JinjaException error) when (Locate(error, site.Place, frame))
        {
            throw;
        }
        OutputWriter.Write(frame, result, escape);
    }

    private MethodDefinition? FindMethod(RenderState state, Value self) =>
        self.Kind is not (ValueKind.Object or ValueKind.Undefined)
        && state.Environment.Methods.TryGet(self, name, out MethodDefinition? method)
        && !method.IsProperty
        && !(method.Mutates && state.Sandbox == SandboxMode.Immutable)
            ? method
            : null;
}
