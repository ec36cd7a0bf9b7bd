using System.Globalization;
using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Rules.Windows;

/// <summary><c>between</c>: from the first moment or day until the second one, both included.</summary>
internal sealed class BetweenWindow : TimeWindow
{
    private readonly TimeSpanMs? _fixed;
    private readonly int _from;
    private readonly int _until;
    private readonly PeriodUnit _unit;

    private BetweenWindow(TimeSpanMs? span, int from, int until, PeriodUnit unit, string text)
    {
        _fixed = span;
        _from = from;
        _until = until;
        _unit = unit;
        Text = text;
    }

    public override string Text { get; }

    public override int? Days => _fixed is null && _from <= 0 ? (-_from * WindowInput.DaysIn(_unit)) + 1 : null;

    public static TimeWindow? Create(WindowInput input)
    {
        if (!input.HasDays())
        {
            return null;
        }

        return input.IsAbsolute ? CreateAbsolute(input) : CreateRelative(input);
    }

    public override TimeSpanMs Resolve(ref TimeFrame time) =>
        _fixed
        ?? new(
            time.StartOf(WindowInput.Shift(time.Today, _from, _unit)),
            time.EndOf(WindowInput.Shift(time.Today, _until, _unit))
        );

    private static BetweenWindow? CreateAbsolute(WindowInput input)
    {
        var first = input.Point(input.Value, "value");
        var second = input.Point(input.Value1, "value1");
        if (first is not { } from || second is not { } until)
        {
            return null;
        }

        if (until.Until <= from.From)
        {
            input.Problems.Add("value1", "The second time is before the first.");
            return null;
        }

        return new(
            new(from.From, until.Until),
            0,
            0,
            input.Unit,
            $"between {input.Value.AsString()} and {input.Value1.AsString()}"
        );
    }

    private static BetweenWindow? CreateRelative(WindowInput input)
    {
        var first = input.Amount(input.Value, "value");
        var second = input.Amount(input.Value1, "value1");
        if (first is not { } one || second is not { } other)
        {
            return null;
        }

        // "Between 3 and 5 days ago" is one stretch, whichever number is given first.
        var (a, b) = (one * input.Direction, other * input.Direction);
        return new(
            null,
            Math.Min(a, b),
            Math.Max(a, b),
            input.Unit,
            string.Create(
                CultureInfo.InvariantCulture,
                $"between {Math.Min(one, other)} and {Math.Max(one, other)} {input.UnitText} {input.DirectionText}"
            )
        );
    }
}
