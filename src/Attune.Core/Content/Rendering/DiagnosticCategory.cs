namespace Attune.Core.Content.Rendering;

/// <summary>What is wrong with a template for a user, by the categories of wire.md 3.3.</summary>
public enum DiagnosticCategory
{
    UserAttribute,
    EventAttribute,
    BusinessEvent,
    CampaignAttribute,
    ContentBlock,
    ContentApi,
    ProductSet,

    /// <summary>A coupon that is not to be had: MoEngage's category for it.</summary>
    UnknownAttribute,

    /// <summary>Auxiliary data without a matching record, and whatever else has no category.</summary>
    Uncategorized,

    /// <summary>The template does not parse.</summary>
    JinjaSyntax,

    /// <summary>A value of one type where another is needed.</summary>
    DataTypeMismatch,

    /// <summary>The reason of a <c>{% MOE_NOT_SEND("…") %}</c>.</summary>
    Custom,
}
