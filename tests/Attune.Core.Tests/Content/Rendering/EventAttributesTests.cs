using System.Text;
using Attune.Core.Content.Rendering;
using Attune.Decisions.Users;
using Attune.Jinja.Values;

namespace Attune.Core.Tests.Content.Rendering;

public sealed class EventAttributesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lookup_WithoutPassedAttributes_ReadsTheUsersLastEventOfTheName()
    {
        var attributes = Show(
            "Bought",
            passed: null,
            Event("Bought", days: 3, """{"sku":"old"}"""),
            Event("Viewed", days: 1, """{"sku":"other"}"""),
            Event("Bought", days: 2, """{"sku":"new"}""")
        );

        Assert.Equal("new", Text(attributes, "sku"));
    }

    [Theory]
    [InlineData(14.999, true)]
    [InlineData(15, true)]
    [InlineData(15.001, false)]
    public void Lookup_OfAnEvent_LooksBackFifteenDays(double days, bool found)
    {
        var attributes = Show("Bought", passed: null, Event("Bought", days, """{"sku":"a"}"""));

        Assert.Equal(found, attributes.TryGetValue(Value.FromString("sku"), out _));
    }

    [Fact]
    public void Lookup_WithPassedAttributes_ReplacesTheStoredEventWhole()
    {
        var attributes = Show(
            "Bought",
            """{"App_Version":"1.0.2"}""",
            Event("Bought", days: 1, """{"sku":"a","App_Version":"0.9"}""")
        );

        Assert.Equal("1.0.2", Text(attributes, "App_Version"));
        Assert.False(attributes.TryGetValue(Value.FromString("sku"), out _));
    }

    [Fact]
    public void Lookup_WithEmptyPassedAttributes_HidesTheStoredEvent()
    {
        var attributes = Show("Bought", "{}", Event("Bought", days: 1, """{"sku":"a"}"""));

        Assert.False(attributes.TryGetValue(Value.FromString("sku"), out _));
    }

    [Theory]
    [InlineData("Order.total")]
    [InlineData("Bought.Order.total")]
    [InlineData("MOE_TRIGGER_EVENT.Bought. Order.total")]
    [InlineData("MOE_TRIGGER_EVENT.Order.total")]
    public void Lookup_OfADottedName_FollowsObjectsAndDropsTheEventsName(string name)
    {
        var attributes = Show("Bought", """{"Order":{"total":12.5}}""");

        Assert.Equal("12.5", Text(attributes, name));
    }

    [Fact]
    public void Lookup_OfADottedName_TakesTheExactNameFirst()
    {
        var attributes = Show("Bought", """{"a.b":"exact","a":{"b":"path"}}""");

        Assert.Equal("exact", Text(attributes, "a.b"));
    }

    [Fact]
    public void Lookup_ByAnotherCase_FindsNothing()
    {
        Assert.False(Show("Bought", """{"Sku":1}""").TryGetValue(Value.FromString("sku"), out _));
    }

    [Fact]
    public void Lookup_WithoutAnEventName_FindsNothing()
    {
        var attributes = Show(null, passed: null, Event("Bought", days: 1, """{"sku":"a"}"""));

        Assert.False(attributes.TryGetValue(Value.FromString("sku"), out _));
        Assert.Equal(0, attributes.Count);
    }

    private static string Text(EventAttributes attributes, string name)
    {
        Assert.True(attributes.TryGetValue(Value.FromString(name), out var value));
        return value.TryGetString(out var text) ? text : value.ToString();
    }

    private static EventAttributes Show(string? name, string? passed, params UserEvent[] events)
    {
        var attributes = new EventAttributes();
        var user = new UserView
        {
            Id = Guid.Empty,
            BucketingId = "b",
            Events = EventHistory.Of(events),
        };
        attributes.Show(user, name, passed is null ? null : Parse(passed), Now);
        return attributes;
    }

    private static UserEvent Event(string name, double days, string attributes) =>
        new()
        {
            Name = name,
            TimeMs = Now.AddDays(-days).ToUnixTimeMilliseconds(),
            Attributes = Parse(attributes),
        };

    private static AttributeSet Parse(string json) => AttributeJson.Parse(Encoding.UTF8.GetBytes(json));
}
