namespace Attune.Jinja.Values;

/// <summary>Python's range: numbers from start, stop not included, by step. Immutable.</summary>
internal sealed class PyRange
{
    /// <exception cref="ArgumentOutOfRangeException">The step is zero.</exception>
    public PyRange(long start, long stop, long step)
    {
        ArgumentOutOfRangeException.ThrowIfZero(step);
        Start = start;
        Stop = stop;
        Step = step;
        if (step > 0 ? stop > start : stop < start)
        {
            UInt128 distance = (UInt128)Int128.Abs((Int128)stop - start);
            UInt128 stride = (UInt128)Int128.Abs(step);
            UInt128 count = (distance + stride - 1) / stride;
            Count = count > long.MaxValue ? long.MaxValue : (long)count;
        }
    }

    public long Start { get; }
    public long Stop { get; }
    public long Step { get; }

    /// <summary>How many numbers it holds.</summary>
    public long Count { get; }

    /// <summary>The number at <paramref name="index"/>, from 0 to <see cref="Count"/> - 1.</summary>
    public long this[long index] => Start + index * Step;

    public bool Contains(long value)
    {
        bool within = Step > 0 ? value >= Start && value < Stop : value <= Start && value > Stop;
        return within && ((Int128)value - Start) % Step == 0;
    }

    /// <summary>Two ranges are equal when they hold the same numbers.</summary>
    public bool SequenceEquals(PyRange other) =>
        Count == other.Count && (Count == 0 || (Start == other.Start && (Count == 1 || Step == other.Step)));
}
