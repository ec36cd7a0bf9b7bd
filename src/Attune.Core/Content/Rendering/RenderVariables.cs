namespace Attune.Core.Content.Rendering;

/// <summary>The names under which templates find what a workspace has (wire.md 4.3).</summary>
public static class RenderVariables
{
    public const string UserAttribute = "UserAttribute";
    public const string EventAttribute = "EventAttribute";
    public const string ContentBlock = "ContentBlock";
    public const string ContentApi = "ContentApi";
    public const string ProductSet = "ProductSet";
    public const string Coupons = "Coupons";
    public const string CampaignAttribute = "CampaignAttribute";
    public const string BusinessEventAttribute = "BusinessEventAttribute";

    internal static readonly string[] Names =
    [
        UserAttribute,
        EventAttribute,
        ContentBlock,
        ContentApi,
        ProductSet,
        Coupons,
        CampaignAttribute,
        BusinessEventAttribute,
    ];
}
