using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Rules.Windows;

namespace Attune.Decisions.Rules.Operators;

/// <summary>All operators: one line for each data type and name (wire.md section 5.8). A new one is its class and its line here.</summary>
internal static class OperatorCatalog
{
    private static readonly Dictionary<(AttributeDataType, string), Func<OperatorInput, ValueTest?>> Operators = new()
    {
        [(AttributeDataType.String, "in")] = StringIn.Create,
        [(AttributeDataType.String, "is")] = StringIs.Create,
        [(AttributeDataType.String, "contains")] = StringContains.Create,
        [(AttributeDataType.String, "containsInTheFollowing")] = StringContainsInTheFollowing.Create,
        [(AttributeDataType.String, "startWithInTheFollowing")] = StringStartsWith.Create,
        [(AttributeDataType.String, "endsWithInTheFollowing")] = StringEndsWith.Create,
        [(AttributeDataType.String, "exists")] = Exists.Create,
        [(AttributeDataType.Double, "in")] = NumberIn.Create,
        [(AttributeDataType.Double, "between")] = NumberBetween.Create,
        [(AttributeDataType.Double, "lessThan")] = NumberLessThan.Create,
        [(AttributeDataType.Double, "greaterThan")] = NumberGreaterThan.Create,
        [(AttributeDataType.Double, "exists")] = Exists.Create,
        [(AttributeDataType.Boolean, "is")] = BooleanIs.Create,
        [(AttributeDataType.Boolean, "exists")] = Exists.Create,
        [(AttributeDataType.Datetime, "on")] = Time(OnWindow.Create, TimeValueType.Absolute),
        [(AttributeDataType.Datetime, "between")] = Time(BetweenWindow.Create, TimeValueType.Absolute),
        [(AttributeDataType.Datetime, "before")] = Time(BeforeWindow.Create, TimeValueType.Absolute),
        [(AttributeDataType.Datetime, "after")] = Time(AfterWindow.Create, TimeValueType.Absolute),
        [(AttributeDataType.Datetime, "inTheLast")] = Time(InTheLastWindow.Create, TimeValueType.RelativePast),
        [(AttributeDataType.Datetime, "inTheNext")] = Time(InTheNextWindow.Create, TimeValueType.RelativeFuture),
        [(AttributeDataType.Datetime, "today")] = Time(TodayWindow.Create, TimeValueType.RelativePast),
        [(AttributeDataType.Datetime, "exists")] = Exists.Create,
    };

    /// <summary>Every data type and operator, for pages and tests.</summary>
    public static IEnumerable<(AttributeDataType Type, string Name)> All => Operators.Keys;

    /// <summary>The operator with its values, or null with problems added.</summary>
    public static ValueTest? Create(OperatorInput input)
    {
        var filter = input.Filter;
        if (Operators.TryGetValue((filter.DataType, filter.Operator), out var create))
        {
            return create(input);
        }

        var names = Operators.Keys.Where(key => key.Item1 == filter.DataType).Select(key => key.Item2);
        input.Problems.Add("operator", $"For this data type it must be one of {string.Join(", ", names)}.");
        return null;
    }

    private static Func<OperatorInput, ValueTest?> Time(
        Func<WindowInput, TimeWindow?> create,
        TimeValueType unlessTold
    ) => input => create(input.Window(unlessTold)) is { } window ? new InTime(window) : null;
}
