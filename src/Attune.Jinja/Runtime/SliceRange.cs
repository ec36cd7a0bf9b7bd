using System.Numerics;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>A slice fitted to a length, as Python's slice.indices.</summary>
internal readonly struct SliceRange
{
    private SliceRange(long start, long stop, long step)
    {
        Start = start;
        Stop = stop;
        Step = step;
        if (step > 0 && start < stop)
        {
            Count = (stop - start - 1) / step + 1;
        }
        else if (step < 0 && stop < start)
        {
            Count = (start - stop - 1) / -step + 1;
        }
    }

    public long Start { get; }
    public long Stop { get; }
    public long Step { get; }
    public long Count { get; }

    public long this[long index] => Start + index * Step;

    public static SliceRange Of(Value start, Value stop, Value step, long length)
    {
        long stride = step.IsNone ? 1 : ToIndex(step);
        if (stride == 0)
        {
            throw JinjaRuntimeException.Value("slice step cannot be zero");
        }
        // Longer strides than any sequence give the same items, and cannot overflow.
        stride = Math.Clamp(stride, -int.MaxValue, int.MaxValue);
        long lower = stride > 0 ? 0 : -1;
        long upper = stride > 0 ? length : length - 1;
        long first = start.IsNone ? (stride > 0 ? lower : upper) : Fit(ToIndex(start), length, lower, upper);
        long end = stop.IsNone ? (stride > 0 ? upper : lower) : Fit(ToIndex(stop), length, lower, upper);
        return new SliceRange(first, end, stride);
    }

    private static long Fit(long index, long length, long lower, long upper) =>
        Math.Clamp(index < 0 ? index + length : index, lower, upper);

    private static long ToIndex(Value value)
    {
        if (value.TryGetInt64(out long index))
        {
            return Math.Clamp(index, -long.MaxValue / 2, long.MaxValue / 2);
        }
        if (value.TryGetBigInteger(out BigInteger big))
        {
            return big.Sign < 0 ? -long.MaxValue / 2 : long.MaxValue / 2;
        }
        throw JinjaRuntimeException.Type("slice indices must be integers or None or have an __index__ method");
    }
}
