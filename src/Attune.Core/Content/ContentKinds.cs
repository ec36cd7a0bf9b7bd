namespace Attune.Core.Content;

/// <summary>The kinds under which content is kept in the document store.</summary>
public static class ContentKinds
{
    public const string ContentBlock = "content_block";
    public const string CustomTemplate = "custom_template";

    /// <summary>What searches look at of a template with all of its versions.</summary>
    public const string CustomTemplateHead = "custom_template_head";
    public const string ContentApi = "content_api";
    public const string Catalog = "catalog";
    public const string ProductSet = "product_set";
    public const string RecommendationSettings = "recommendation_settings";
    public const string CouponList = "coupon_list";
    public const string CouponLabel = "coupon_label";
    public const string AuxiliaryFile = "auxiliary_file";
}
