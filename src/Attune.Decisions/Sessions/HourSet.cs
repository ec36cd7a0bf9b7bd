using System.Numerics;

namespace Attune.Decisions.Sessions;

/// <summary>Some of the 24 hours of a day; hour 0 is from midnight to one. Four bytes, immutable.</summary>
public readonly record struct HourSet
{
    private readonly uint _bits;

    private HourSet(uint bits) => _bits = bits;

    public static HourSet None => default;

    /// <summary>One bit for each hour, the lowest for hour 0; part of the format of recordings.</summary>
    internal uint Bits => _bits;

    public bool IsEmpty => _bits == 0;

    public int Count => BitOperations.PopCount(_bits);

    /// <exception cref="ArgumentOutOfRangeException">An hour is not 0 to 23.</exception>
    public static HourSet Of(params ReadOnlySpan<int> hours)
    {
        var set = None;
        foreach (var hour in hours)
        {
            set = set.With(hour);
        }

        return set;
    }

    /// <exception cref="ArgumentOutOfRangeException">A bit beyond hour 23 is set.</exception>
    internal static HourSet FromBits(uint bits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 0xFFFFFFu);
        return new(bits);
    }

    public HourSet With(int hour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hour, 23);
        return new(_bits | (1u << hour));
    }

    public bool Contains(int hour) => hour is >= 0 and <= 23 && (_bits & (1u << hour)) != 0;

    /// <summary>Whether any hour is in both.</summary>
    public bool Intersects(HourSet other) => (_bits & other._bits) != 0;

    /// <summary>The hours as the wire writes them: <c>09,10</c>.</summary>
    public override string ToString()
    {
        var set = this;
        return string.Join(',', Enumerable.Range(0, 24).Where(set.Contains).Select(hour => $"{hour:00}"));
    }
}
