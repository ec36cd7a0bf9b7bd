using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Rules.Windows;

/// <summary>Makes the window of an event's time range.</summary>
internal static class TimeWindows
{
    /// <summary>The window, or null with problems added.</summary>
    public static TimeWindow? Create(TimeRangeType type, WindowInput input) =>
        type switch
        {
            TimeRangeType.On => OnWindow.Create(input),
            TimeRangeType.InTheLast => InTheLastWindow.Create(input),
            TimeRangeType.Before => BeforeWindow.Create(input),
            TimeRangeType.After => AfterWindow.Create(input),
            _ => BetweenWindow.Create(input),
        };
}
