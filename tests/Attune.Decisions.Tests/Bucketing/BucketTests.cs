using System.Globalization;
using Attune.Decisions.Bucketing;

namespace Attune.Decisions.Tests.Bucketing;

public sealed class BucketTests
{
    // The thousandth quantile of chi-square: a fair draw fails one of these tests once in a thousand draws of salts, and the
    // salts are fixed, so it never does.
    private const double Chi99 = 1_168.5;
    private const double Chi9 = 27.88;
    private const double Chi1 = 10.83;

    public static TheoryData<string, string, int, int> Vectors
    {
        get
        {
            var vectors = new TheoryData<string, string, int, int>();
            foreach (var row in Repository.Rows("docs/bucketing.md", "### Vectors"))
            {
                vectors.Add(row[0], row[1], Number(row[2]), Number(row[3]));
            }

            return vectors;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Of_GivesThePublishedVectors(string salt, string id, int slot, int second)
    {
        var bucket = Bucket.Of(salt, id);
        Assert.Equal((slot, second), (bucket.Slot, bucket.Second));
    }

    [Fact]
    public void Of_AnEmptyOrVeryLongId_IsTheSameDraw()
    {
        Assert.Equal((950, 9505), Pair(Bucket.Of("65eae5738ea5032b0ef60138", "")));
        Assert.Equal((225, 7196), Pair(Bucket.Of("65eae5738ea5032b0ef60138", new string('x', 600))));
    }

    [Fact]
    public void Of_AllocatesNothing()
    {
        Bucket.Of("65eae5738ea5032b0ef60138", "user_8821");
        var sum = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
        {
            sum += Bucket.Of("65eae5738ea5032b0ef60138", "user_8821").Slot;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(503_000, sum);
    }

    [Fact]
    public void AMillionIds_FallEvenly_InBothDraws_AndTheTwoAreIndependent()
    {
        var first = new int[1_000];
        var second = new int[1_000];
        var together = new int[10, 10];
        for (var user = 0; user < 1_000_000; user++)
        {
            var bucket = Bucket.Of("65eae5738ea5032b0ef60138", FormattableString.Invariant($"user-{user}"));
            first[bucket.Slot / 10]++;
            second[bucket.Second / 10]++;
            together[bucket.Slot / 1_000, bucket.Second / 1_000]++;
        }

        Assert.InRange(ChiSquare(first), 850, Chi99);
        Assert.InRange(ChiSquare(second), 850, Chi99);
        Assert.InRange(ChiSquare(together.Cast<int>().ToArray()), 50, 148.2);
    }

    [Fact]
    public void DifferentSalts_AreIndependent()
    {
        var together = new int[10, 10];
        for (var user = 0; user < 200_000; user++)
        {
            var id = FormattableString.Invariant($"user-{user}");
            together[
                Bucket.Of("65eae5738ea5032b0ef60138", id).Slot / 1_000,
                Bucket.Of("65eae5738ea5032b0ef60139", id).Slot / 1_000
            ]++;
        }

        Assert.InRange(ChiSquare(together.Cast<int>().ToArray()), 50, 148.2);
    }

    [Theory]
    [InlineData("sequential numbers")]
    [InlineData("guids")]
    [InlineData("emails")]
    public void Slots_DoNotDependOnTheShapeOfIds(string shape)
    {
        var random = new Random(42);
        var counts = new int[10];
        for (var user = 0; user < 100_000; user++)
        {
            var id = shape switch
            {
                "sequential numbers" => user.ToString(CultureInfo.InvariantCulture),
                "emails" => FormattableString.Invariant($"first.last{user}@example.com"),
                _ => new Guid(user, 0, 0, BitConverter.GetBytes(random.NextInt64())).ToString(),
            };
            counts[Bucket.Of("66d55ae445921e4d35ae4368", id).Slot % 10]++;
        }

        Assert.InRange(ChiSquare(counts), 0, Chi9);
    }

    [Fact]
    public void ASplitOfAMillionUsers_IsWhatTheSharesSay()
    {
        var snapshot = Build.Compile(
            Build.Experience(
                0x65eae573,
                "banner",
                Build.Audience(
                    "5A",
                    Attune.Decisions.Audiences.AudienceRule.AllUsers,
                    Build.Variation("1", 33.33m),
                    Build.Variation("2", 66.66m),
                    Build.Variation("3", 0.01m)
                )
            )
        );
        var session = Build.Session();
        var counts = new Dictionary<string, int>();
        for (var user = 0; user < 1_000_000; user++)
        {
            var decider = snapshot.For(Build.User(FormattableString.Invariant($"user-{user}")), session);
            var id = decider.Decide("banner").Variation!.Id;
            counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        var chi = Term(counts["1"], 333_300) + Term(counts["2"], 666_600) + Term(counts["3"], 100);
        Assert.InRange(chi, 0, Chi1 + 3);
    }

    private static double ChiSquare(int[] counts)
    {
        var expected = counts.Sum() / (double)counts.Length;
        return counts.Sum(count => Term(count, expected));
    }

    private static double Term(int count, double expected) => (count - expected) * (count - expected) / expected;

    private static (int, int) Pair(Bucket bucket) => (bucket.Slot, bucket.Second);

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
