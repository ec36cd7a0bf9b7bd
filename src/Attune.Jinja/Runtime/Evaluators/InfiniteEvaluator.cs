using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>
/// An infinite or NaN literal. Jinja can print it, and compute with it while compiling, but not use it in a render: it writes the literal into
/// Python code as a name that is not defined.
/// </summary>
internal sealed class InfiniteEvaluator(double value) : Evaluator
{
    public Value Value { get; } = Value.FromDouble(value);

    public override bool IsConstant => true;

    public override Value Evaluate(Frame frame) =>
        frame.IsFolding
            ? Value
            : throw new JinjaRuntimeException(
                $"name {PyRepr.Of(PyFloat.Repr(Value.FloatPayload).TrimStart('-'))} is not defined",
                "NameError"
            );
}
