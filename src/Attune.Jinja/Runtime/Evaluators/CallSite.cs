using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>One place where something is called: evaluates the arguments and makes the call.</summary>
internal sealed class CallSite(SourcePlace place, ArgumentList arguments)
{
    private MacroBinding? _binding;

    public SourcePlace Place => place;

    public bool HasArguments => !arguments.IsEmpty;

    public Value Call(Frame frame, Value target)
    {
        if (arguments.IsEmpty)
        {
            return Callables.Call(frame.State, target, Arguments.None);
        }
        if (!arguments.IsFixed)
        {
            Value[] values = arguments.EvaluateOpen(frame, out string[] keywords);
            return Callables.Call(frame.State, target, new Arguments(values, keywords));
        }
        BoundValues buffer = default;
        Span<Value> bound = buffer.AsSpan(arguments.Values.Length);
        arguments.Evaluate(frame, bound);
        return Callables.Call(frame.State, target, new Arguments(bound, arguments.Keywords));
    }

    public Value Invoke(Frame frame, MethodDefinition method, Value self)
    {
        frame.State.Budget.Charge();
        if (arguments.IsEmpty)
        {
            return method.Invoke(frame.State, self, Arguments.None);
        }
        if (!arguments.IsFixed)
        {
            Value[] values = arguments.EvaluateOpen(frame, out string[] keywords);
            return method.Invoke(frame.State, self, new Arguments(values, keywords));
        }
        BoundValues buffer = default;
        Span<Value> bound = buffer.AsSpan(arguments.Values.Length);
        arguments.Evaluate(frame, bound);
        return method.Invoke(frame.State, self, new Arguments(bound, arguments.Keywords));
    }

    /// <summary>Runs a macro and leaves what it writes in the output.</summary>
    public void Run(Frame frame, Macro macro)
    {
        frame.State.Budget.Charge();
        if (!arguments.IsFixed)
        {
            Value[] values = arguments.EvaluateOpen(frame, out string[] keywords);
            macro.Run(frame.State, new Arguments(values, keywords));
            return;
        }
        BoundValues buffer = default;
        Span<Value> bound = buffer.AsSpan(arguments.Values.Length);
        arguments.Evaluate(frame, bound);
        MacroBinding? binding = _binding;
        if (binding is null || !ReferenceEquals(binding.Code, macro.Code))
        {
            _binding = binding = MacroBinding.Create(macro.Code, arguments);
        }
        if (binding.Slots is { } slots)
        {
            macro.Run(frame.State, bound, slots);
        }
        else
        {
            macro.Run(frame.State, new Arguments(bound, arguments.Keywords));
        }
    }
}
