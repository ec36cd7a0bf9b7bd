using Attune.Core.Analytics.Attribution;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Jinja;

namespace Attune.Core.Tests.Analytics.Attribution;

/// <summary>An experience with goals, and short ways to say what users do with it.</summary>
internal static class Shop
{
    public const string Experience = "66d55ae445921e4d35ae4368";
    public const string Audience = "5A";
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Goal Order = new()
    {
        Id = "G1",
        Name = "Order",
        EventName = "Order Placed",
        Revenue = new GoalRevenue("price", "EUR"),
    };

    private static readonly Goal LargeOrder = new()
    {
        Id = "G2",
        Name = "Large order",
        EventName = "Order Placed",
        Attributes = new FilterGroup
        {
            FilterOperator = FilterOperator.And,
            Filters =
            [
                new AttributeFilter
                {
                    Name = "price",
                    DataType = AttributeDataType.Double,
                    Operator = "greaterThan",
                    Value = AttributeValue.From(100L),
                },
            ],
        },
    };

    public static CompiledWorkspace Workspace(
        string timeZone = "Asia/Kolkata",
        int windowHours = 36,
        IReadOnlyList<Goal>? goals = null,
        decimal control = 0
    )
    {
        var document = new WorkspaceDocument
        {
            WorkspaceId = "shop",
            Version = 1,
            TimeZone = timeZone,
            Experiences =
            [
                new Experience
                {
                    Id = Experience,
                    Key = "homepage-banner",
                    Name = "Homepage banner",
                    State = ExperienceState.Published,
                    AttributionWindowHours = windowHours,
                    Goals = goals ?? [Order, LargeOrder],
                    ControlGroup = control > 0 ? new ControlGroup(control) : null,
                    Audiences =
                    [
                        new ExperienceAudience
                        {
                            Id = Audience,
                            Name = "All Users",
                            Variations =
                            [
                                new Variation
                                {
                                    Id = "1",
                                    Name = "Default",
                                    Percentage = 50,
                                },
                                new Variation
                                {
                                    Id = "2",
                                    Name = "Banner",
                                    Percentage = 50,
                                },
                            ],
                        },
                    ],
                },
            ],
        };
        var compiled = Snapshot.Compile(document, new JinjaEnvironment(new JinjaOptions()));
        Assert.Empty(compiled.Problems);
        return new CompiledWorkspace(document, compiled.Snapshot, compiled.Problems);
    }

    public static AnalyticsPlan Plan(string timeZone = "Asia/Kolkata", int windowHours = 36) =>
        AnalyticsPlan.Of(Workspace(timeZone, windowHours));

    public static UserEvent Shown(double hours, string variation = "1", Platform platform = Platform.Web) =>
        Exposure("MOE_PERSONALIZATION_MESSAGE_SHOWN", hours, variation, platform, null);

    public static UserEvent Clicked(double hours, string variation = "1", string? element = null) =>
        Exposure("MOE_PERSONALIZATION_MESSAGE_CLICKED", hours, variation, Platform.Web, element);

    public static UserEvent Ordered(double hours, double price = 50) =>
        new()
        {
            Name = "Order Placed",
            TimeMs = At(hours),
            Uuid = Guid.NewGuid(),
            Attributes = new AttributeSetBuilder().Set("price", price).Build(),
        };

    public static UserEvent Assigned(double hours, string variation) =>
        new()
        {
            Name = "ATTUNE_EXPERIENCE_ASSIGNED",
            TimeMs = At(hours),
            Attributes = new AttributeSetBuilder()
                .Set("experience_id", Experience)
                .Set("audience_id", Audience)
                .Set("moe_variation_id", variation)
                .Build(),
        };

    public static long At(double hours) => Start.AddHours(hours).ToUnixTimeMilliseconds();

    private static UserEvent Exposure(string name, double hours, string variation, Platform platform, string? element)
    {
        var attributes = new AttributeSetBuilder().Set("cid", $"{Experience}_F_T_WP_AB_{variation}_P_0_AU_{Audience}");
        if (element is not null)
        {
            attributes.Set("b_id", element);
        }
        return new UserEvent
        {
            Name = name,
            TimeMs = At(hours),
            Uuid = Guid.NewGuid(),
            Platform = platform,
            Attributes = attributes.Build(),
        };
    }
}
