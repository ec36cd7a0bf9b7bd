using Attune.Jinja.Runtime;

namespace Attune.Jinja.Conversion;

/// <summary>Keeps collections that grow item by item within a budget, at a constant price for each item.</summary>
internal static class Growth
{
    /// <summary>Called before an item is added to so many.</summary>
    /// <exception cref="JinjaLimitException">There is no room for another.</exception>
    public static void CheckRoom(RenderState state, int count)
    {
        if (count >= state.Budget.Limits.MaxCollectionSize || (count & 0xFFF) == 0xFFF)
        {
            state.Budget.ChargeItems(count + 1L);
        }

        state.Budget.Charge();
    }
}
