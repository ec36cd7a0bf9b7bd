using Attune.Dashboard.Pages.Experiences;
using CsCheck;

namespace Attune.Dashboard.Tests.Experiences;

public sealed class SharesTests
{
    [Fact]
    public void Move_KeepsTheSumAtAHundred_AndTheMovedShareAsWanted()
    {
        var gen = Gen.Select(Gen.Int[2, 5], Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.Int[0, 4]);
        gen.Sample(
            (count, first, second, at) =>
            {
                var index = at % count;
                var shares = Shares.Move(Shares.Even(count), 0, first / 100m);
                var moved = Shares.Move(shares, index, second / 100m);
                Assert.Equal(100m, moved.Sum());
                Assert.Equal(second / 100m, moved[index]);
                Assert.All(moved, share => Assert.InRange(share, 0m, 100m));
            },
            iter: 2_000
        );
    }

    [Fact]
    public void Move_TakesFromTheOthersInProportion() =>
        Assert.Equal([40m, 20m, 40m], Shares.Move([10m, 30m, 60m], 0, 40m));

    [Fact]
    public void Move_OfTheOnlyShare_LeavesItWhole() => Assert.Equal([100m], Shares.Move([100m], 0, 20m));

    [Fact]
    public void Even_OfThree_DiffersByAHundredth() => Assert.Equal([33.34m, 33.33m, 33.33m], Shares.Even(3));
}
