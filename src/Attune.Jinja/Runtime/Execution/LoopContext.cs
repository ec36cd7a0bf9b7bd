using Attune.Jinja.Runtime.Instructions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>
/// The <c>loop</c> of a for statement. Reads ahead only when asked what comes next, as Jinja does.
/// </summary>
internal sealed class LoopContext : JinjaObject
{
    private ForInstruction _instruction = null!;
    private Frame _frame = null!;
    private Value _iterable;
    private ValueEnumerator _items;
    private PyList? _drained;
    private int _drainedIndex;
    private long _index0;
    private long _length;
    private Value _before;
    private Value _current;
    private Value _after;
    private bool _hasAfter;
    private PyTuple? _lastChanged;

    public override string TypeName => "LoopContext";

    public override bool IsTrue => MeasureLength() > 0;

    public override int? Length => (int)Math.Min(int.MaxValue, MeasureLength());

    public override bool IsCallable => true;

    public long Depth0 { get; private set; }

    public long Index0 => _index0;

    public void Start(ForInstruction instruction, Frame frame, Value iterable, long depth0)
    {
        _instruction = instruction;
        _frame = frame;
        _iterable = iterable;
        _items = frame.State.Iterate(iterable);
        _drained = null;
        _drainedIndex = 0;
        Depth0 = depth0;
        _index0 = -1;
        _length = -1;
        _before = _current = _after = default;
        _hasAfter = false;
        _lastChanged = null;
    }

    /// <summary>Lets go of what was walked.</summary>
    public void Stop()
    {
        _iterable = _before = _current = _after = default;
        _items = default;
        _drained = null;
        _frame = null!;
    }

    public bool MoveNext(out Value item)
    {
        if (_hasAfter)
        {
            item = _after;
            _hasAfter = false;
            if (item.IsMissing)
            {
                return false;
            }
        }
        else if (!Read(out item))
        {
            return false;
        }
        _index0++;
        _before = _current;
        _current = item;
        return true;
    }

    private bool Read(out Value item)
    {
        if (_drained is not null)
        {
            item = _drainedIndex < _drained.Count ? _drained[_drainedIndex++] : default;
            return !item.IsMissing;
        }
        while (_items.MoveNext())
        {
            item = _items.Current;
            if (_instruction.Accepts(_frame, item))
            {
                return true;
            }
        }
        item = default;
        return false;
    }

    public override bool TryGetAttribute(RenderState state, string name, out Value value)
    {
        switch (name)
        {
            case "index":
                value = Value.FromInt(_index0 + 1);
                return true;
            case "index0":
                value = Value.FromInt(_index0);
                return true;
            case "first":
                value = Value.FromBool(_index0 == 0);
                return true;
            case "last":
                value = Value.FromBool(IsLast);
                return true;
            case "length":
                value = Value.FromInt(MeasureLength());
                return true;
            case "revindex":
                value = Value.FromInt(MeasureLength() - _index0);
                return true;
            case "revindex0":
                value = Value.FromInt(MeasureLength() - _index0 - 1);
                return true;
            case "previtem":
                value = _index0 == 0 ? state.UndefinedWithHint("there is no previous item") : _before;
                return true;
            case "nextitem":
                value = Peek();
                value = value.IsMissing ? state.UndefinedWithHint("there is no next item") : value;
                return true;
            case "depth":
                value = Value.FromInt(Depth0 + 1);
                return true;
            case "depth0":
                value = Value.FromInt(Depth0);
                return true;
            case "cycle":
                value = Value.FromObject(new LoopMethod(this, "cycle", Cycle));
                return true;
            case "changed":
                value = Value.FromObject(new LoopMethod(this, "changed", Changed));
                return true;
            default:
                value = default;
                return false;
        }
    }

    /// <summary>What is left of the loop, each item with the loop itself.</summary>
    public override IEnumerator<Value> Iterate(RenderState state)
    {
        while (MoveNext(out Value item))
        {
            yield return Value.FromTuple(item, Value.FromObject(this));
        }
    }

    public bool IsLast => Peek().IsMissing;

    public Value Cycle(RenderState state, Arguments arguments)
    {
        if (arguments.Keywords.Length > 0)
        {
            throw JinjaRuntimeException.Type("LoopContext.cycle() got an unexpected keyword argument");
        }
        return arguments.Count == 0
            ? throw JinjaRuntimeException.Type("no items for cycling given")
            : arguments[(int)(_index0 % arguments.Count)];
    }

    public Value Changed(RenderState state, Arguments arguments)
    {
        var values = new PyTuple(arguments.Positional.ToArray());
        if (_lastChanged is not null && ValueEquality.AreEqual(Value.FromTuple(_lastChanged), Value.FromTuple(values)))
        {
            return Value.False;
        }
        _lastChanged = values;
        return Value.True;
    }

    /// <summary>Runs the loop's body over another iterable, one level deeper.</summary>
    public override Value Call(RenderState state, Arguments arguments)
    {
        if (!_instruction.IsRecursive)
        {
            throw JinjaRuntimeException.Type("The loop must have the 'recursive' marker to be called recursively.");
        }
        BoundValues bound = default;
        Arguments iterable = s_callParameters.Bind("loop", arguments, bound.AsSpan(1));
        return _instruction.Recurse(_frame.Outer!, state, iterable[0], Depth0 + 1);
    }

    private static readonly Parameters s_callParameters = Parameters.Of(Parameter.Required("iterable"));

    public override void WriteRepr(ValuePrinter printer) =>
        printer.Append(FormattableString.Invariant($"<LoopContext {_index0 + 1}/{MeasureLength()}>"));

    private Value Peek()
    {
        if (!_hasAfter)
        {
            _hasAfter = true;
            if (!Read(out _after))
            {
                _after = default;
            }
        }
        return _after;
    }

    // A filtered loop has no length until it was walked; nor has an iterator.
    private long MeasureLength()
    {
        if (_length < 0)
        {
            bool hasPeeked = _hasAfter && !_after.IsMissing;
            long? known = _instruction.HasFilter ? null : _frame.State.LengthOf(_iterable);
            _length = known ?? DrainRest() + _index0 + 1 + (hasPeeked ? 1 : 0);
        }
        return _length;
    }

    private int DrainRest()
    {
        var rest = new PyList();
        while (Read(out Value item))
        {
            rest.Add(item);
            if ((rest.Count & 0xFFF) == 0)
            {
                _frame.State.Budget.ChargeItems(rest.Count);
            }
        }
        _drained = rest;
        return rest.Count;
    }
}
