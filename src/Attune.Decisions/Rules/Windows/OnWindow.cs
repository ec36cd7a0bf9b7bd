using System.Globalization;
using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Rules.Windows;

/// <summary><c>on</c>: a whole day, a date's or one so many days from today.</summary>
internal sealed class OnWindow : TimeWindow
{
    private readonly TimeSpanMs? _fixed;
    private readonly int _shift;
    private readonly PeriodUnit _unit;

    private OnWindow(TimeSpanMs? day, int shift, PeriodUnit unit, string text)
    {
        _fixed = day;
        _shift = shift;
        _unit = unit;
        Text = text;
    }

    public override string Text { get; }

    public override int? Days => _fixed is null && _shift <= 0 ? (-_shift * WindowInput.DaysIn(_unit)) + 1 : null;

    public static TimeWindow? Create(WindowInput input)
    {
        if (!input.HasDays())
        {
            return null;
        }

        if (!input.IsAbsolute)
        {
            return input.Amount(input.Value, "value") is { } amount
                ? new OnWindow(
                    null,
                    amount * input.Direction,
                    input.Unit,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"on the day {amount} {input.UnitText} {input.DirectionText}"
                    )
                )
                : null;
        }

        if (input.Point(input.Value, "value") is not { } point)
        {
            return null;
        }

        var frame = new TimeFrame(point.From, input.Zone);
        var day = frame.Today;
        return new OnWindow(new(frame.StartOf(day), frame.EndOf(day)), 0, input.Unit, $"on {input.Value.AsString()}");
    }

    public override TimeSpanMs Resolve(ref TimeFrame time)
    {
        if (_fixed is { } known)
        {
            return known;
        }

        var day = WindowInput.Shift(time.Today, _shift, _unit);
        return new(time.StartOf(day), time.EndOf(day));
    }
}
