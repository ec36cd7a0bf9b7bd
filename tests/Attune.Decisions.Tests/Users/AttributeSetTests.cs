using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Users;

public sealed class AttributeSetTests
{
    [Fact]
    public void Set_AgreesWithADictionary() =>
        Gen.Select(Values.Name, Values.Scalar)
            .Array[0, 40]
            .Sample(members =>
            {
                var builder = new AttributeSetBuilder();
                var model = new Dictionary<string, AttributeValue>();
                foreach (var (name, value) in members)
                {
                    builder.Set(name, value);
                    model[name] = value;
                }

                var set = builder.Build();
                Assert.Equal(model.Count, set.Count);
                Assert.All(model, entry => Assert.Equal(entry.Value, set[entry.Key]));
                Assert.True(set["no such name"].IsMissing);
            });

    [Fact]
    public void With_ReplacingAValue_KeepsItsPlaceAndLeavesTheOldSetAlone()
    {
        var old = AttributeSet.Empty.With("a", 1).With("b", 2);
        var changed = old.With("a", 3);
        Assert.Equal("{\"a\":3,\"b\":2}", changed.ToString());
        Assert.Equal("{\"a\":1,\"b\":2}", old.ToString());
    }

    [Fact]
    public void With_AMissingValue_RemovesTheKey() =>
        Assert.Equal("{\"b\":2}", AttributeSet.Empty.With("a", 1).With("b", 2).With("a", default).ToString());

    [Fact]
    public void Overlay_ReplacesKeyByKey() =>
        Assert.Equal(
            "{\"a\":1,\"b\":null,\"c\":4}",
            AttributeSet
                .Empty.With("a", 1)
                .With("b", 2)
                .Overlay(AttributeSet.Empty.With("b", AttributeValue.Null).With("c", 4))
                .ToString()
        );

    [Fact]
    public void Equals_DoesNotDependOnOrder_ButOnKinds()
    {
        Assert.Equal(AttributeSet.Empty.With("a", 1).With("b", 2), AttributeSet.Empty.With("b", 2).With("a", 1));
        Assert.NotEqual(AttributeSet.Empty.With("a", 1), AttributeSet.Empty.With("a", 1.0));
    }

    [Fact]
    public void Lookup_AllocatesNothing()
    {
        var set = Enumerable.Range(0, 50).Aggregate(AttributeSet.Empty, (s, n) => s.With("key" + n, n));
        var key = "key37";
        var found = 0L;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
        {
            found += set[key].AsInteger();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(37_000, found);
    }
}
