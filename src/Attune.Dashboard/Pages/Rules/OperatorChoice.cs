using Attune.Decisions.Rules.Filters;

namespace Attune.Dashboard.Pages.Rules;

/// <summary>An operator as the audience builder offers it.</summary>
/// <param name="Type">Of the values that it compares.</param>
/// <param name="Name">As records spell it.</param>
/// <param name="Says">Between the name and the value.</param>
/// <param name="SaysNot">The same turned round.</param>
/// <param name="Shape">What there is to fill in.</param>
public sealed record OperatorChoice(AttributeDataType Type, string Name, string Says, string SaysNot, ValueShape Shape)
{
    /// <summary>Every operator of the filter language (docs/targeting.md).</summary>
    public static IReadOnlyList<OperatorChoice> All { get; } =
    [
        new(AttributeDataType.String, "is", "is", "is not", ValueShape.Text),
        new(AttributeDataType.String, "in", "is one of", "is none of", ValueShape.Texts),
        new(AttributeDataType.String, "contains", "contains", "does not contain", ValueShape.Text),
        new(
            AttributeDataType.String,
            "containsInTheFollowing",
            "contains one of",
            "contains none of",
            ValueShape.Texts
        ),
        new(
            AttributeDataType.String,
            "startWithInTheFollowing",
            "starts with one of",
            "starts with none of",
            ValueShape.Texts
        ),
        new(
            AttributeDataType.String,
            "endsWithInTheFollowing",
            "ends with one of",
            "ends with none of",
            ValueShape.Texts
        ),
        new(AttributeDataType.String, "exists", "exists", "does not exist", ValueShape.None),
        new(AttributeDataType.Double, "in", "is one of", "is none of", ValueShape.Numbers),
        new(AttributeDataType.Double, "greaterThan", "is greater than", "is not greater than", ValueShape.Number),
        new(AttributeDataType.Double, "lessThan", "is less than", "is not less than", ValueShape.Number),
        new(AttributeDataType.Double, "between", "is between", "is not between", ValueShape.TwoNumbers),
        new(AttributeDataType.Double, "exists", "exists", "does not exist", ValueShape.None),
        new(AttributeDataType.Boolean, "is", "is", "is not", ValueShape.Boolean),
        new(AttributeDataType.Boolean, "exists", "exists", "does not exist", ValueShape.None),
        new(AttributeDataType.Datetime, "on", "is on", "is not on", ValueShape.Moment),
        new(AttributeDataType.Datetime, "before", "is before", "is not before", ValueShape.Moment),
        new(AttributeDataType.Datetime, "after", "is after", "is not after", ValueShape.Moment),
        new(AttributeDataType.Datetime, "between", "is between", "is not between", ValueShape.TwoMoments),
        new(AttributeDataType.Datetime, "inTheLast", "is in the last", "is not in the last", ValueShape.Period),
        new(AttributeDataType.Datetime, "inTheNext", "is in the next", "is not in the next", ValueShape.Period),
        new(AttributeDataType.Datetime, "today", "is today", "is not today", ValueShape.None),
        new(AttributeDataType.Datetime, "exists", "exists", "does not exist", ValueShape.None),
    ];

    public static IReadOnlyList<OperatorChoice> Of(AttributeDataType type) =>
        [.. All.Where(choice => choice.Type == type)];

    public static OperatorChoice Find(AttributeDataType type, string name) =>
        All.FirstOrDefault(choice => choice.Type == type && choice.Name == name) ?? Of(type)[0];

    /// <summary>The filter with this operator, keeping of its values what still makes sense.</summary>
    public ValueFilter Give(ValueFilter filter)
    {
        var keeps = filter.DataType == Type && Find(filter.DataType, filter.Operator).Shape == Shape;
        return filter with
        {
            DataType = Type,
            Operator = Name,
            Value = keeps ? filter.Value : Beginning(Shape),
            Value1 =
                keeps ? filter.Value1
                : Shape is ValueShape.TwoNumbers or ValueShape.TwoMoments ? Beginning(Shape)
                : default,
            ValueType = keeps ? filter.ValueType : null,
            PeriodUnit = keeps ? filter.PeriodUnit : null,
            CaseSensitive = Type == AttributeDataType.String && filter.CaseSensitive,
        };
    }

    private static Decisions.Users.AttributeValue Beginning(ValueShape shape) =>
        shape switch
        {
            ValueShape.None => default,
            ValueShape.Boolean => true,
            ValueShape.Texts or ValueShape.Numbers => Decisions.Users.AttributeValue.From(
                ReadOnlySpan<Decisions.Users.AttributeValue>.Empty
            ),
            ValueShape.Number or ValueShape.TwoNumbers => 0,
            ValueShape.Period => 7,
            _ => "",
        };
}
