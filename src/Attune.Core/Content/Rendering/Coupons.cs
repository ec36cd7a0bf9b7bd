using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// <c>Coupons.ListName['label']</c>, <c>Coupons.CouponListName['label']</c> or <c>Coupons.label</c>: a code of the list for
/// this user (wire.md 4.3). A label without quotes, as the published snippet has it, is read as its own name.
/// </summary>
internal sealed class Coupons(RenderContext context) : HostObject
{
    public override string TypeName => RenderVariables.Coupons;

    protected override bool TryGetMember(Value key, RenderState state, out Value value)
    {
        if (!key.TryGetString(out var name))
        {
            value = default;
            return false;
        }
        value = context.CouponDraws.Find(name) is not null
            ? context.CouponDraws.Draw(state, name)
            : Value.FromObject(new Lists(context));
        return true;
    }

    private sealed class Lists(RenderContext context) : HostObject
    {
        public override string TypeName => RenderVariables.Coupons;

        // A label that no list has, printed: as empty as what is not there.
        protected override string ToText() => "";

        protected override bool TryGetMember(Value key, RenderState state, out Value value)
        {
            if (key.TryGetString(out var label) || key.TryGetUndefinedName(out label))
            {
                value = context.CouponDraws.Draw(state, label);
                return true;
            }
            value = default;
            return false;
        }
    }
}
