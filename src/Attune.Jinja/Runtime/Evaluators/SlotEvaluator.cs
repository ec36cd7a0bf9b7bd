using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A variable of the running function, or of one that it was defined in.</summary>
internal sealed class SlotEvaluator(string name, int slot, int depth) : Evaluator
{
    private UndefinedValue? _undefined;

    public override int LocalSlot => depth == 0 ? slot : -1;

    public override Value Evaluate(Frame frame)
    {
        Value value = (depth == 0 ? frame : frame.Up(depth)).Slots[slot];
        return value.IsMissing ? Undefined(frame) : value;
    }

    public override bool EvaluateTruth(Frame frame) => Evaluate(frame).IsTrue;

    public override void Write(Frame frame, bool escape) => OutputWriter.Write(frame, Evaluate(frame), escape);

    private Value Undefined(Frame frame) =>
        Value.FromUndefined(_undefined ??= UndefinedValue.ForEachReading(frame.State.Environment.UndefinedKind, name));
}
