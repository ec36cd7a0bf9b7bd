using System.Globalization;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;
using NodaTime;

namespace Attune.Decisions.Rules.Operators;

/// <summary>What an operator is made from; adds problems where it does not fit.</summary>
/// <param name="Filter">The filter as it was written.</param>
/// <param name="Zone">The workspace's zone.</param>
/// <param name="Limits">How long lists and texts may be.</param>
/// <param name="Problems">Stands at the filter.</param>
internal sealed record OperatorInput(ValueFilter Filter, DateTimeZone Zone, DecisionLimits Limits, ProblemList Problems)
{
    public StringComparison Comparison =>
        Filter.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    public StringComparer Comparer => Filter.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>One or several texts.</summary>
    /// <param name="allowEmpty">Whether a text may be empty; every text contains an empty one.</param>
    public IReadOnlyList<string>? Texts(bool allowEmpty = true)
    {
        var before = Problems.Count;
        var texts = new List<string>();
        foreach (var (value, problems) in Values())
        {
            if (value.Kind != AttributeKind.String)
            {
                problems.Add("A text is expected here.");
            }
            else if (value.AsString().Length > Limits.ValueLength)
            {
                problems.Add(
                    Invariant(
                        $"A text may have {Limits.ValueLength} characters; this one has {value.AsString().Length}."
                    )
                );
            }
            else if (!allowEmpty && value.AsString().Length == 0)
            {
                problems.Add("A text that is searched for cannot be empty.");
            }
            else
            {
                texts.Add(value.AsString());
            }
        }

        return Problems.Count == before ? texts : null;
    }

    /// <summary>One or several numbers.</summary>
    public IReadOnlyList<AttributeValue>? Numbers()
    {
        var before = Problems.Count;
        var numbers = new List<AttributeValue>();
        foreach (var (value, problems) in Values())
        {
            if (IsNumber(value))
            {
                numbers.Add(value);
            }
            else
            {
                problems.Add("A number is expected here.");
            }
        }

        return Problems.Count == before ? numbers : null;
    }

    public AttributeValue? Number(AttributeValue value, string member)
    {
        if (IsNumber(value))
        {
            return value;
        }

        Problems.Add(member, "A number is expected here.");
        return null;
    }

    /// <summary>The input of a time operator.</summary>
    /// <param name="unlessTold">What values count from where the filter does not say.</param>
    public Windows.WindowInput Window(TimeValueType unlessTold) =>
        new(
            Filter.ValueType ?? unlessTold,
            Filter.PeriodUnit ?? PeriodUnit.Days,
            Filter.Value,
            Filter.Value1,
            false,
            Zone,
            Limits,
            Problems
        );

    public static string List(IReadOnlyList<string> texts)
    {
        var shown = string.Join(", ", texts.Take(5).Select(text => $"\"{text}\""));
        return texts.Count > 5 ? Invariant($"{shown} and {texts.Count - 5} more") : shown;
    }

    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static bool IsNumber(AttributeValue value) =>
        value.Kind is AttributeKind.Integer or AttributeKind.Double or AttributeKind.BigInteger;

    // A list of values, or a single one, which is a list of one.
    private IEnumerable<(AttributeValue Value, ProblemList Problems)> Values()
    {
        var at = Problems.Member("value");
        if (Filter.Value.Kind != AttributeKind.Array)
        {
            if (Filter.Value.IsMissing)
            {
                at.Add("It is required.");
                return [];
            }

            return [(Filter.Value, at)];
        }

        var items = Filter.Value.AsArray().ToArray();
        if (items.Length == 0 || items.Length > Limits.ValuesPerFilter)
        {
            at.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A list has 1 to {Limits.ValuesPerFilter} values; this one has {items.Length}."
                )
            );
            return [];
        }

        return items.Select((value, index) => (value, at.Item(index)));
    }
}
