using System.Runtime.CompilerServices;

namespace Attune.Jinja.Runtime;

/// <summary>
/// What a render has left of its limits. Charging is cheap: the clock, cancellation and allocation are read only every
/// <see cref="Interval"/> steps, and first after <see cref="FirstInterval"/>: a render of fewer steps costs no look at all, and the time and
/// memory of a longer one count from there. Belongs to one render; not thread-safe.
/// </summary>
public sealed class Budget
{
    /// <summary>Steps between two looks at the clock; a step is well under a microsecond of work.</summary>
    private const int Interval = 512;

    /// <summary>Steps before the clock starts.</summary>
    private const int FirstInterval = 32;

    private RenderLimits _limits = RenderLimits.Decision;
    private TimeProvider _time = TimeProvider.System;
    private CancellationToken _cancellation;
    private bool _isTicking;
    private TimeSpan _timeLeft;
    private long _deadline;
    private long _stepsLeft;
    private int _untilCheck;
    private int _interval;
    private long _allocationCeiling;
    private long _declaredBytes;

    internal Budget() { }

    public RenderLimits Limits => _limits;

    internal void Start(RenderLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        _limits = limits;
        _time = time;
        _cancellation = cancellation;
        _stepsLeft = limits.MaxSteps;
        _declaredBytes = 0;
        Resume(limits.MaxWallTime);
    }

    /// <summary>Goes on after a wait with the time that was left.</summary>
    internal void Resume(TimeSpan timeLeft)
    {
        _timeLeft = timeLeft;
        _isTicking = false;
        _interval = (int)Math.Min(FirstInterval, _stepsLeft);
        _untilCheck = _interval;
    }

    /// <summary>Starts the clock, where it does not run yet: before what may take long without counting steps.</summary>
    internal void StartClock()
    {
        if (_isTicking)
        {
            return;
        }
        _isTicking = true;
        _deadline =
            _timeLeft == Timeout.InfiniteTimeSpan
                ? long.MaxValue
                : _time.GetTimestamp() + (long)(_timeLeft.TotalSeconds * _time.TimestampFrequency);
        _allocationCeiling = GC.GetAllocatedBytesForCurrentThread() + _limits.MaxAllocatedBytes - _declaredBytes;
    }

    /// <summary>The time left when rendering stops to wait.</summary>
    internal TimeSpan Pause()
    {
        _stepsLeft -= _interval - _untilCheck;
        if (!_isTicking)
        {
            return _timeLeft;
        }
        _declaredBytes = Math.Max(
            0,
            GC.GetAllocatedBytesForCurrentThread() - (_allocationCeiling - _limits.MaxAllocatedBytes)
        );
        return _deadline == long.MaxValue
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromSeconds(Math.Max(0, (double)(_deadline - _time.GetTimestamp()) / _time.TimestampFrequency));
    }

    /// <summary>Counts one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Charge()
    {
        if (--_untilCheck < 0)
        {
            Check();
        }
    }

    /// <summary>Counts <paramref name="steps"/> steps, before they are done.</summary>
    public void Charge(long steps)
    {
        if (steps <= _untilCheck)
        {
            _untilCheck -= (int)steps;
            return;
        }
        // Steps beyond the interval are taken from what is left at once.
        steps -= _untilCheck;
        _untilCheck = 0;
        _stepsLeft -= Math.Min(steps, _stepsLeft);
        Check();
    }

    /// <summary>
    /// For built-ins that walk text and have no budget at hand: called in each round with the place they are at, looks at
    /// clock and cancellation every 16,384 places.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Poll(int place)
    {
        // A walk by code points may pass over every odd place, or every even one.
        if ((place & 0x3FFE) == 0x3FFE)
        {
            PollNow();
        }
    }

    /// <summary>For vectorised walks over long text, which take a fraction of a nanosecond for each character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scan(int characters)
    {
        if (characters > 0x4000)
        {
            RenderState.Current?.Budget.Charge(characters >> 14);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void PollNow()
    {
        if (RenderState.Current is { } state)
        {
            state.Budget.Charge(16);
            state.Budget.Look();
        }
    }

    /// <summary>Refuses a string that would be too long, before it is made.</summary>
    /// <param name="length">Its length in UTF-16 units.</param>
    public void ChargeString(long length)
    {
        if (length > _limits.MaxStringLength)
        {
            throw Exceeded(
                nameof(RenderLimits.MaxStringLength),
                $"a string of {length} characters",
                _limits.MaxStringLength
            );
        }
        if (length > 1024)
        {
            ChargeAllocation(length * sizeof(char));
            Charge(length >> 8);
        }
    }

    /// <summary>Refuses a list, tuple or dict that would be too large, before it is made; counts a step for each item.</summary>
    public void ChargeItems(long count)
    {
        if (count > _limits.MaxCollectionSize)
        {
            throw Exceeded(
                nameof(RenderLimits.MaxCollectionSize),
                $"a collection of {count} items",
                _limits.MaxCollectionSize
            );
        }
        if (count > 64)
        {
            ChargeAllocation(count * 16);
        }
        Charge(count);
    }

    /// <summary>Refuses an integer that would be too long, before it is computed.</summary>
    public void ChargeInteger(long bits)
    {
        if (bits > _limits.MaxIntegerBits)
        {
            throw Exceeded(nameof(RenderLimits.MaxIntegerBits), $"an integer of {bits} bits", _limits.MaxIntegerBits);
        }
        if (bits > 1024)
        {
            // Multiplication and printing of long numbers are worse than linear.
            Charge(bits >> 6);
        }
    }

    /// <summary>Refuses an allocation that the render has no room for.</summary>
    public void ChargeAllocation(long bytes)
    {
        StartClock();
        if (GC.GetAllocatedBytesForCurrentThread() + bytes > _allocationCeiling)
        {
            throw Exceeded(
                nameof(RenderLimits.MaxAllocatedBytes),
                "the memory of this render",
                _limits.MaxAllocatedBytes
            );
        }
    }

    internal static JinjaLimitException Exceeded(string limit, string what, long allowed) =>
        new(limit, $"{what} is beyond the limit {limit} of {allowed}");

    private void Check()
    {
        _stepsLeft -= _interval;
        if (_stepsLeft <= 0)
        {
            _stepsLeft = 0;
            throw Exceeded(nameof(RenderLimits.MaxSteps), "the number of steps", _limits.MaxSteps);
        }
        _interval = (int)Math.Min(Interval, _stepsLeft);
        _untilCheck = _interval;
        Look();
    }

    /// <summary>Looks at cancellation, clock and memory.</summary>
    private void Look()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_isTicking && _time.GetTimestamp() > _deadline)
        {
            throw Exceeded(
                nameof(RenderLimits.MaxWallTime),
                "the time of rendering",
                (long)_limits.MaxWallTime.TotalMilliseconds
            );
        }
        ChargeAllocation(0);
    }
}
