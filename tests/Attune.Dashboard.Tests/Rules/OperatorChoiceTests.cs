using Attune.Dashboard.Pages.Rules;
using Attune.Decisions;
using Attune.Decisions.Audiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Dashboard.Tests.Rules;

public sealed class OperatorChoiceTests
{
    public static TheoryData<AttributeDataType, string> Operators
    {
        get
        {
            var data = new TheoryData<AttributeDataType, string>();
            foreach (var choice in OperatorChoice.All)
            {
                data.Add(choice.Type, choice.Name);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Operator_FilledIn_IsAcceptedByTheRuleLanguage(AttributeDataType type, string name)
    {
        var choice = OperatorChoice.Find(type, name);
        var filter = choice.Give(RuleWords.NewAttribute() with { Name = "points" });
        var filled = (AttributeFilter)(filter with { Value = Filled(choice.Shape), Value1 = Second(choice.Shape) });
        var segment = new CustomSegment
        {
            Id = "0123456789abcdef01234567",
            Name = "Test",
            Kind = SegmentKind.Filter,
            IncludedFilters = RuleWords.NewGroup(FilterOperator.And, filled),
        };

        var document = new WorkspaceDocument { WorkspaceId = "shop", Version = 1 };
        Assert.Empty(RecordCheck.Check(segment, document, new JinjaEnvironment()));
    }

    [Fact]
    public void Give_OfAnotherType_ForgetsTheValue()
    {
        var filter = RuleWords.NewAttribute() with { Value = "gold", CaseSensitive = true };

        var changed = OperatorChoice.Find(AttributeDataType.Boolean, "is").Give(filter);

        Assert.Equal(AttributeValue.True, changed.Value);
        Assert.False(changed.CaseSensitive);
    }

    [Fact]
    public void Number_ThatIsNone_StaysAText_SoThatTheCheckCanNameIt() =>
        Assert.Equal(AttributeKind.String, FilterValues.Number("twelve").Kind);

    private static AttributeValue Filled(ValueShape shape) =>
        shape switch
        {
            ValueShape.None => default,
            ValueShape.Text => "gold",
            ValueShape.Texts => FilterValues.List(["gold", "silver"], isNumbers: false),
            ValueShape.Number or ValueShape.TwoNumbers => 1,
            ValueShape.Numbers => FilterValues.List(["1", "2.5"], isNumbers: true),
            ValueShape.Boolean => true,
            ValueShape.Period => 7,
            _ => "2026-03-01",
        };

    private static AttributeValue Second(ValueShape shape) =>
        shape switch
        {
            ValueShape.TwoNumbers => 2,
            ValueShape.TwoMoments => "2026-03-05",
            _ => default,
        };
}
