using System.Runtime.CompilerServices;
using Attune.Jinja;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// Whether a template may have to wait for something, found once from its syntax tree: one that cannot is rendered
/// without the means to wait, which cost. Safe for concurrent use.
/// </summary>
internal static class TemplateNeeds
{
    private static readonly string[] Fetched =
    [
        RenderVariables.ContentBlock,
        RenderVariables.ContentApi,
        RenderVariables.ProductSet,
        RenderVariables.Coupons,
    ];

    private static readonly ConditionalWeakTable<Template, object> Found = [];
    private static readonly object Waiting = new();
    private static readonly object Immediate = new();

    public static bool MayWait(Template template) =>
        ReferenceEquals(Found.GetValue(template, static asked => Find(asked) ? Waiting : Immediate), Waiting);

    /// <summary>Whether the template may draw a coupon: that is a write, which is worth more patience than a read.</summary>
    public static bool MayDraw(Template template) =>
        template.Source.Contains(RenderVariables.Coupons, StringComparison.Ordinal);

    // A filter may fetch, too: auxiliary data has no variable that would show it.
    private static bool Find(Template template) =>
        Fetched.Any(template.References.Variables.Contains)
        || template.Source.Contains("getAuxData", StringComparison.Ordinal);
}
