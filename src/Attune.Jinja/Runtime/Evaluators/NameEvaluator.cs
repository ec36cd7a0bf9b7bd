using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>
/// A variable of the context. Looked up once in a run of the function, since no statement of the function can change it; or each
/// time, where some branch of the function may set it.
/// </summary>
internal sealed class NameEvaluator(string name, int slot, int depth, bool isCached) : Evaluator
{
    private UndefinedValue? _undefined;

    public override int LocalSlot => depth == 0 ? slot : -1;

    public override Value Evaluate(Frame frame)
    {
        if (depth > 0)
        {
            frame = frame.Up(depth);
        }
        Value known = frame.Slots[slot];
        return known.IsMissing ? Resolve(frame) : known;
    }

    public override bool EvaluateTruth(Frame frame) => Evaluate(frame).IsTrue;

    public override void Write(Frame frame, bool escape) => OutputWriter.Write(frame, Evaluate(frame), escape);

    private Value Resolve(Frame frame)
    {
        Value value = frame.Context.Resolve(frame.State, name);
        if (value.IsMissing)
        {
            value = Value.FromUndefined(
                _undefined ??= UndefinedValue.ForEachReading(frame.State.Environment.UndefinedKind, name)
            );
        }
        if (isCached)
        {
            frame.Slots[slot] = value;
        }
        return value;
    }
}
