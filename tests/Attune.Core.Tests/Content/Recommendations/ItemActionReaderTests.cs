using System.Text;
using Attune.Core.Content.Recommendations;
using Attune.Decisions.Users;

namespace Attune.Core.Tests.Content.Recommendations;

public sealed class ItemActionReaderTests
{
    private static readonly ItemActionReader Reader = new(
        new RecommendationSettings
        {
            Actions =
            [
                new ItemAction
                {
                    Event = "View",
                    Attribute = "id",
                    Kind = ItemActionKind.View,
                },
                new ItemAction
                {
                    Event = "Order",
                    Attribute = "ids",
                    Kind = ItemActionKind.Purchase,
                },
            ],
        }
    );

    [Theory]
    [InlineData("View", """{"id":"p1"}""", "View p1")]
    [InlineData("View", """{"id":17}""", "View 17")]
    [InlineData("View", """{"id":null}""", "")]
    [InlineData("View", """{"id":1.5}""", "")]
    [InlineData("View", """{"other":"p1"}""", "")]
    [InlineData("view", """{"id":"p1"}""", "")]
    [InlineData("Order", """{"ids":["p1","p2","p1",3]}""", "Purchase p1,Purchase p2,Purchase 3")]
    public void Read_FindsIdsInTheAttribute(string name, string attributes, string expected)
    {
        var happened = Event(name, 0, attributes);
        Assert.Equal(
            expected,
            string.Join(',', Reader.Read(happened).Select(action => $"{action.Kind} {action.Item}"))
        );
    }

    [Fact]
    public void Read_OfAUser_AddsUpByKindAndItem_TheLastFirst()
    {
        var user = new UserView
        {
            Id = Guid.NewGuid(),
            BucketingId = "b",
            Events = EventHistory.Of([
                Event("View", 1, """{"id":"a"}"""),
                Event("View", 2, """{"id":"b"}"""),
                Event("Order", 3, """{"ids":["b"]}"""),
                Event("View", 4, """{"id":"a"}"""),
            ]),
        };
        Assert.Equal(
            [
                new Interaction(ItemActionKind.View, "a", 2, 4),
                new Interaction(ItemActionKind.Purchase, "b", 1, 3),
                new Interaction(ItemActionKind.View, "b", 1, 2),
            ],
            Reader.Read(user, fromMs: 0, mostEvents: 10)
        );
        Assert.Equal(["a"], Reader.Read(user, fromMs: 4, mostEvents: 10).Select(action => action.Item));
    }

    private static UserEvent Event(string name, long at, string attributes) =>
        new()
        {
            Name = name,
            TimeMs = at,
            Attributes = AttributeJson.Parse(Encoding.UTF8.GetBytes(attributes)),
        };
}
