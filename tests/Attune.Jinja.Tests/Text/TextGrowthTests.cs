using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Text that grows piece by piece within a budget.</summary>
public sealed class TextGrowthTests
{
    [Fact]
    public void Reach_UpToTheLimitExactly_IsAllowed()
    {
        var growth = new TextGrowth(Budgets.Of(RenderLimits.Decision with { MaxStringLength = 1000 }));
        for (var length = 0; length <= 1000; length++)
        {
            growth.Reach(length);
        }

        var error = Assert.Throws<JinjaLimitException>(() => Grow(1000));
        Assert.Equal(nameof(RenderLimits.MaxStringLength), error.Limit);
    }

    private static void Grow(int limit)
    {
        var growth = new TextGrowth(Budgets.Of(RenderLimits.Decision with { MaxStringLength = limit }));
        growth.Reach(limit);
        growth.Reach(limit + 1L);
    }
}
