using System.Globalization;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Behaviour;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;
using NodaTime;

namespace Attune.Decisions.Experiences;

/// <summary>A goal of an experience, ready to be tested against events. Immutable, thread-safe.</summary>
public sealed class GoalTest
{
    /// <summary>An amount is kept in so many parts of the currency's unit.</summary>
    public const int PartsOfUnit = 10_000;

    /// <summary>Amounts beyond this, either way, count as none.</summary>
    public const decimal LargestAmount = 1_000_000_000m;

    private static readonly Session NoSession = new() { Now = DateTimeOffset.UnixEpoch, RequestId = "" };
    private readonly EventCondition? _condition;
    private readonly DateTimeZone _zone;

    internal GoalTest(Goal goal, EventCondition? condition, DateTimeZone zone, ulong signature)
    {
        Goal = goal;
        Signature = signature;
        _condition = condition;
        _zone = zone;
    }

    public Goal Goal { get; }

    /// <summary>The same for goals that count the same events with the same amounts.</summary>
    public ulong Signature { get; }

    /// <summary>
    /// Whether the event reaches the goal. Relative times in the goal's filters are measured from the event itself, so that an event
    /// counts the same whenever it is looked at.
    /// </summary>
    public bool Matches(UserEvent happened)
    {
        if (happened.Name != Goal.EventName)
        {
            return false;
        }

        if (_condition is null)
        {
            return true;
        }

        var run = new RuleRun(null, NoSession, new TimeFrame(happened.TimeMs, _zone), null, null);
        var mismatches = new EventMismatches();
        foreach (var stored in EventHistory.Empty.Append(happened).Enumerate())
        {
            return _condition.Test(stored, ref run, ref mismatches) == Truth.True;
        }

        return false;
    }

    /// <summary>The event's amount in parts of the currency's unit; 0 for a goal without revenue and an event without a sound amount.</summary>
    public long AmountOf(UserEvent happened)
    {
        if (Goal.Revenue is not { } revenue)
        {
            return 0;
        }

        var value = happened.Attributes[revenue.Attribute];
        decimal? amount = value.Kind switch
        {
            AttributeKind.Integer => value.AsInteger(),
            AttributeKind.Double when Math.Abs(value.AsDouble()) <= (double)LargestAmount => (decimal)value.AsDouble(),
            AttributeKind.String
                when decimal.TryParse(
                    value.AsString(),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var parsed
                ) => parsed,
            _ => null,
        };
        return amount is >= -LargestAmount and <= LargestAmount
            ? (long)decimal.Round(amount.Value * PartsOfUnit, MidpointRounding.AwayFromZero)
            : 0;
    }
}
