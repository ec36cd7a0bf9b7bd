using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Assigns to an attribute of a namespace.</summary>
internal sealed class NamespaceAssignment(Evaluator target, string attribute) : Assignment
{
    public override void Prepare(Frame frame) => Find(frame);

    public override void Assign(Frame frame, Value value) => Find(frame).Set(frame.State, attribute, value);

    private Namespace Find(Frame frame) =>
        target.Evaluate(frame)._ref as Namespace
        ?? throw new JinjaRuntimeException("cannot assign attribute on non-namespace object");
}
