using System.Runtime.CompilerServices;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>A loop.</summary>
internal sealed class ForInstruction(SourcePlace place, Evaluator iterable, ForParts parts) : Instruction(place)
{
    private readonly Instruction[] _body = parts.Body;
    private readonly ScopeEntry? _entry = parts.BodyEntry.IsNothing ? null : parts.BodyEntry;
    private readonly int _singleSlot = parts.Target is SlotAssignment single ? single.Slot : -1;

    public bool IsRecursive => parts.Recursion is not null;

    public bool HasFilter => parts.Filter is not null;

    public override Signal Run(Frame frame)
    {
        Value items = iterable.Evaluate(frame);
        if (parts.Recursion is null)
        {
            return Loop(frame, items, 0);
        }
        Frame inner = frame.State.Activations.Enter(parts.Recursion, frame.Context, frame);
        Loop(inner, items, 0);
        frame.State.Activations.Leave(inner);
        return Signal.None;
    }

    /// <summary>Runs a recursive loop over another iterable, and gives what it writes.</summary>
    public Value Recurse(Frame outer, RenderState state, Value items, long depth0)
    {
        Frame inner = state.Activations.Enter(parts.Recursion!, outer.Context, outer);
        int start = state.Output.Length;
        Loop(inner, items, depth0);
        string text = state.Output.Cut(start);
        Value result = Value.FromText(text, parts.Mode.IsMarkup(inner));
        state.Activations.Leave(inner);
        return result;
    }

    /// <summary>Whether an item passes the loop's condition.</summary>
    public bool Accepts(Frame frame, Value item)
    {
        if (parts.Filter is null)
        {
            return true;
        }
        parts.FilterEntry.Enter(frame);
        parts.FilterTarget!.Assign(frame, item);
        return parts.Filter.EvaluateTruth(frame);
    }

    private Signal Loop(Frame frame, Value items, long depth0)
    {
        bool hasRun;
        Signal signal;
        if (parts.LoopSlot >= 0)
        {
            (hasRun, signal) = LoopExtended(frame, items, depth0);
        }
        else if (parts.Filter is null && _singleSlot >= 0)
        {
            (hasRun, signal) = LoopOverOne(frame, items);
        }
        else
        {
            (hasRun, signal) = LoopOverAny(frame, items);
        }
        if (hasRun || parts.Otherwise is null)
        {
            return signal;
        }
        parts.OtherwiseEntry.Enter(frame);
        return RunAll(parts.Otherwise, frame);
    }

    private (bool HasRun, Signal Signal) LoopExtended(Frame frame, Value items, long depth0)
    {
        LoopContext loop = parts.LoopEscapes ? new LoopContext() : frame.State.Activations.RentLoop();
        loop.Start(this, frame, items, depth0);
        bool hasRun = false;
        while (loop.MoveNext(out Value item))
        {
            parts.BodyEntry.Enter(frame);
            frame.Slots[parts.LoopSlot] = Value.FromObject(loop);
            parts.Target.Assign(frame, item);
            Signal signal = RunAll(parts.Body, frame);
            if (signal == Signal.Break)
            {
                break;
            }
            hasRun |= signal == Signal.None;
        }
        frame.Slots[parts.LoopSlot] = default;
        if (!parts.LoopEscapes)
        {
            loop.Stop();
            frame.State.Activations.ReturnLoop();
        }
        return (hasRun, Signal.None);
    }

    private (bool HasRun, Signal Signal) LoopOverOne(Frame frame, Value items)
    {
        bool hasRun = false;
        Budget budget = frame.State.Budget;
        switch (items._ref)
        {
            case List<object?> lent:
                for (int i = 0; i < lent.Count; i++)
                {
                    budget.Charge();
                    if (!RunOnce(frame, HostConversion.ToValue(lent[i]), ref hasRun))
                    {
                        break;
                    }
                }
                return (hasRun, Signal.None);
            case PyList own:
                for (int i = 0; i < own.Count; i++)
                {
                    budget.Charge();
                    if (!RunOnce(frame, own[i], ref hasRun))
                    {
                        break;
                    }
                }
                return (hasRun, Signal.None);
            case PyRange range:
                for (long i = 0; i < range.Count; i++)
                {
                    budget.Charge();
                    if (!RunOnce(frame, Value.FromInt(range[i]), ref hasRun))
                    {
                        break;
                    }
                }
                return (hasRun, Signal.None);
            case Dictionary<string, object?> dictionary:
                foreach (KeyValuePair<string, object?> pair in dictionary)
                {
                    budget.Charge();
                    if (!RunOnce(frame, Value.FromString(pair.Key), ref hasRun))
                    {
                        break;
                    }
                }
                return (hasRun, Signal.None);
            default:
                return LoopOverAny(frame, items);
        }
    }

    // False where the body broke out of the loop.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool RunOnce(Frame frame, Value item, ref bool hasRun)
    {
        _entry?.Enter(frame);
        frame.Slots[_singleSlot] = item;
        Signal signal = RunAll(_body, frame);
        // Jinja forgets that a loop has run where its body ends early, and runs the else branch.
        hasRun |= signal == Signal.None;
        return signal != Signal.Break;
    }

    private (bool HasRun, Signal Signal) LoopOverAny(Frame frame, Value items)
    {
        bool hasRun = false;
        ValueEnumerator source = frame.State.Iterate(items);
        while (source.MoveNext())
        {
            Value item = source.Current;
            if (!Accepts(frame, item))
            {
                continue;
            }
            parts.BodyEntry.Enter(frame);
            parts.Target.Assign(frame, item);
            Signal signal = RunAll(parts.Body, frame);
            if (signal == Signal.Break)
            {
                break;
            }
            hasRun |= signal == Signal.None;
        }
        return (hasRun, Signal.None);
    }
}
