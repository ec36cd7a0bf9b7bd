using System.Globalization;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;
using NodaTime;

namespace Attune.Decisions.Rules.Windows;

/// <summary>What a time window is made from; adds problems where it does not fit.</summary>
/// <param name="ValueType">Absolute or relative.</param>
/// <param name="Unit">The unit of relative values.</param>
/// <param name="Value">The first value.</param>
/// <param name="Value1">The second value, for between.</param>
/// <param name="IsEvent">Whether it is about events: they do not happen in the future.</param>
/// <param name="Zone">The workspace's zone.</param>
/// <param name="Limits">How far a window may reach.</param>
/// <param name="Problems">Stands at the object that holds the values.</param>
internal sealed record WindowInput(
    TimeValueType ValueType,
    PeriodUnit Unit,
    AttributeValue Value,
    AttributeValue Value1,
    bool IsEvent,
    DateTimeZone Zone,
    DecisionLimits Limits,
    ProblemList Problems
)
{
    public bool IsAbsolute => ValueType == TimeValueType.Absolute;

    /// <summary>The day, so many units before or after today; -1 for the past.</summary>
    public int Direction => ValueType == TimeValueType.RelativePast ? -1 : 1;

    public string DirectionText => Direction < 0 ? "ago" : "from now";

    /// <summary>A number of units, 0 or more, given as a number or as its text.</summary>
    public int? Amount(AttributeValue value, string member)
    {
        long amount = -1;
        if (value.Kind == AttributeKind.Integer)
        {
            amount = value.AsInteger();
        }
        else if (
            value.Kind != AttributeKind.String
            || !long.TryParse(value.AsString(), NumberStyles.None, CultureInfo.InvariantCulture, out amount)
        )
        {
            amount = -1;
        }

        var days = DaysIn(Unit);
        var most = Unit is PeriodUnit.Hours or PeriodUnit.Minutes
            ? Limits.WindowDays * (Unit == PeriodUnit.Hours ? 24L : 1_440L)
            : Limits.WindowDays / days;
        if (amount >= 0 && amount <= most)
        {
            return (int)amount;
        }

        Problems.Add(
            member,
            string.Create(
                CultureInfo.InvariantCulture,
                $"A whole number of {UnitText} from 0 to {most} is expected here."
            )
        );
        return null;
    }

    /// <summary>A date, or a date and time.</summary>
    public TimePoint? Point(AttributeValue value, string member)
    {
        if (value.Kind == AttributeKind.String && TimePoint.TryParse(value.AsString(), Zone, out var point))
        {
            return point;
        }

        Problems.Add(
            member,
            "A date (2026-07-16) or a date and time (2026-07-16T11:00:00Z, or without Z in the workspace's zone) is expected here."
        );
        return null;
    }

    /// <summary>Refuses units below a day where a window is made of days.</summary>
    public bool HasDays()
    {
        if (IsAbsolute || Unit is not (PeriodUnit.Hours or PeriodUnit.Minutes))
        {
            return true;
        }

        Problems.Add("period_unit", "This operator counts in days, weeks or months.");
        return false;
    }

    public string UnitText => UnitName(Unit);

    public static string UnitName(PeriodUnit unit) => unit.ToString().ToLowerInvariant();

    public static int DaysIn(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Weeks => 7,
            PeriodUnit.Months => 31,
            _ => 1,
        };

    /// <summary>The day that lies so many units from today.</summary>
    public static LocalDate Shift(LocalDate today, int amount, PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Weeks => today.PlusWeeks(amount),
            PeriodUnit.Months => today.PlusMonths(amount),
            _ => today.PlusDays(amount),
        };
}
