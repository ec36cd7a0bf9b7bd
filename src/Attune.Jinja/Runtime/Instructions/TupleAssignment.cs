using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Unpacks an iterable into several targets.</summary>
internal sealed class TupleAssignment(Assignment[] targets) : Assignment
{
    public override void Prepare(Frame frame)
    {
        foreach (Assignment target in targets)
        {
            target.Prepare(frame);
        }
    }

    public override void Assign(Frame frame, Value value)
    {
        if (value.TryGetTuple(out PyTuple? tuple) && tuple.Count == targets.Length)
        {
            for (int i = 0; i < targets.Length; i++)
            {
                targets[i].Assign(frame, tuple[i]);
            }
            return;
        }
        Unpack(frame, value);
    }

    private void Unpack(Frame frame, Value value)
    {
        if (value.Kind is ValueKind.None or ValueKind.Bool or ValueKind.Int or ValueKind.BigInt or ValueKind.Float)
        {
            throw JinjaRuntimeException.Type($"cannot unpack non-iterable {ValueTypes.NameOf(value)} object");
        }
        BoundValues buffer = default;
        Span<Value> values = buffer.AsSpan(targets.Length);
        int count = 0;
        foreach (Value item in frame.State.Iterate(value))
        {
            if (count == targets.Length)
            {
                throw JinjaRuntimeException.Value($"too many values to unpack (expected {targets.Length})");
            }
            values[count++] = item;
        }
        if (count < targets.Length)
        {
            throw JinjaRuntimeException.Value($"not enough values to unpack (expected {targets.Length}, got {count})");
        }
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i].Assign(frame, values[i]);
        }
    }
}
