namespace Attune.Decisions.Rules.Windows;

/// <summary>A stretch of time, in milliseconds since 1970.</summary>
/// <param name="From">The start, included; <see cref="long.MinValue"/> for none.</param>
/// <param name="Until">The end, not included; <see cref="long.MaxValue"/> for none.</param>
internal readonly record struct TimeSpanMs(long From, long Until)
{
    public static TimeSpanMs All => new(long.MinValue, long.MaxValue);

    public bool Contains(long timeMs) => timeMs >= From && timeMs < Until;
}
