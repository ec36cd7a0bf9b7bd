using Attune.Jinja.Runtime;

namespace Attune.Jinja.Tests;

/// <summary>Budgets outside a render, for tests of single functions.</summary>
internal static class Budgets
{
    public static Budget Wide() => Of(RenderLimits.JinjaOnly);

    public static Budget Decision() => Of(RenderLimits.Decision with { MaxWallTime = Timeout.InfiniteTimeSpan });

    public static Budget Of(RenderLimits limits)
    {
        var budget = new Budget();
        budget.Start(limits, TimeProvider.System, CancellationToken.None);
        return budget;
    }
}
