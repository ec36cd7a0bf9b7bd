using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>
/// Keeps text that grows piece by piece within a budget. The budget is asked only each time the text doubles, so that
/// asking costs nothing, and the limit of a string is still met exactly.
/// </summary>
internal struct TextGrowth(Budget budget)
{
    private long _allowed;

    /// <summary>Called before the text grows to a length.</summary>
    /// <exception cref="JinjaLimitException">The text would be too long.</exception>
    public void Reach(long length)
    {
        if (length > _allowed)
        {
            budget.ChargeString(length);
            _allowed = Math.Min(length * 2, budget.Limits.MaxStringLength);
        }
    }
}
