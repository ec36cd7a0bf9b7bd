using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Users;

public sealed class EventHistoryTests
{
    private static readonly Gen<UserEvent[]> Events = Values.Event.Array[0, 300];

    [Fact]
    public void History_KeepsEveryEventWhole_InOrderOfTimeAndThenOfArrival() =>
        Events.Sample(events => Assert.Equal(events.OrderBy(e => e.TimeMs), All(EventHistory.Of(events))), iter: 100);

    [Fact]
    public void Bytes_AreReadBackAsTheSameHistory() =>
        Events.Sample(
            events =>
            {
                var read = EventHistory.FromBytes(EventHistory.Of(events).ToBytes(), new NamePool());
                Assert.Equal(events.OrderBy(e => e.TimeMs), All(read));
                Assert.Equal(events.Count(e => e.Name == "Bought"), read.CountOf("Bought").Count);
            },
            iter: 100
        );

    [Fact]
    public void Enumerate_ByNameAndWindow_AgreesWithAFilterOverAll() =>
        Gen.Select(Events, Gen.Long[-10, 1_010], Gen.Long[-10, 1_010], Gen.OneOf("Viewed", "Bought", "Never"))
            .Sample(
                (events, from, until, name) =>
                {
                    var history = EventHistory.Of(events);
                    var wanted = events
                        .Where(e => e.Name == name && e.TimeMs >= from && e.TimeMs < until)
                        .OrderBy(e => e.TimeMs)
                        .ToList();
                    Assert.Equal(wanted, Collect(history.Enumerate(name, from, until)));
                    wanted.Reverse();
                    Assert.Equal(wanted, Collect(history.EnumerateBackward(name, from, until)));
                },
                iter: 100
            );

    [Fact]
    public void CountOf_TellsCountFirstAndLast() =>
        Events.Sample(
            events =>
            {
                var bought = events.Where(e => e.Name == "Bought").Select(e => e.TimeMs).ToList();
                var count = EventHistory.Of(events).CountOf("Bought");
                Assert.Equal(bought.Count, count.Count);
                Assert.Equal(bought.Count == 0 ? 0 : bought.Min(), count.FirstMs);
                Assert.Equal(bought.Count == 0 ? 0 : bought.Max(), count.LastMs);
            },
            iter: 100
        );

    [Fact]
    public void Append_LeavesTheEarlierVersionAsItWas()
    {
        var first = EventHistory.Of([At("A", 1), At("B", 5)]);
        var second = first.Append(At("C", 3));
        Assert.Equal(["A", "B"], All(first).Select(e => e.Name));
        Assert.Equal(["A", "C", "B"], All(second).Select(e => e.Name));
        Assert.Equal(0, first.CountOf("C").Count);
    }

    [Fact]
    public void Append_AtTheEndOfALongHistory_CopiesOneChunkOnly()
    {
        var history = EventHistory.Of(Enumerable.Range(0, 6_400).Select(n => At("Viewed", n)));
        var next = At("Viewed", 10_000);
        history.Append(next);
        var before = GC.GetAllocatedBytesForCurrentThread();
        history.Append(next);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 8_000);
    }

    [Fact]
    public void RemoveBefore_AndKeepLast_ForgetTheOldest() =>
        Gen.Select(Events, Gen.Long[0, 1_000], Gen.Int[0, 300])
            .Sample(
                (events, time, count) =>
                {
                    var history = EventHistory.Of(events);
                    var ordered = events.OrderBy(e => e.TimeMs).ToList();
                    var later = history.RemoveBefore(time);
                    Assert.Equal(ordered.Where(e => e.TimeMs >= time), All(later));
                    Assert.Equal(ordered.Count(e => e.TimeMs >= time && e.Name == "Left"), later.CountOf("Left").Count);
                    Assert.Equal(ordered.TakeLast(count), All(history.KeepLast(count)));
                },
                iter: 50
            );

    [Fact]
    public void Merge_CountsAnEventOfOneUuidOnce()
    {
        var shared = At("Bought", 7) with { Uuid = Guid.Parse("bb997812-4537-47c1-b126-2686efda2e27") };
        var one = EventHistory.Of([At("Viewed", 1), shared]);
        var two = EventHistory.Of([shared, At("Viewed", 3)]);
        Assert.Equal([1, 3, 7], All(one.Merge(two)).Select(e => e.TimeMs));
        Assert.Equal(1, two.Merge(one).CountOf("Bought").Count);
    }

    [Fact]
    public void Last_FindsTheLatestOfTheName_WithinTheWindowOnly()
    {
        var history = EventHistory.Of([At("A", 10), At("A", 20), At("B", 30)]);
        Assert.Equal(20, history.Last("A")!.TimeMs);
        Assert.Null(history.Last("A", 21));
        Assert.Null(history.Last("C"));
    }

    [Fact]
    public void FromBytes_WithAnyByteChanged_OrCutOffAnywhere_IsRefused()
    {
        var bytes = EventHistory.Of([At("Viewed", 1), At("Bought", 2)]).ToBytes();
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => EventHistory.FromBytes(changed));
            if (at > 0)
            {
                Assert.Throws<InvalidDataException>(() => EventHistory.FromBytes(bytes.AsSpan(0, at)));
            }
        }
    }

    [Fact]
    public void FromBytes_ReadsTheSavedSampleOfFormat1()
    {
        var bytes = Convert.FromBase64String(File.ReadAllText(SamplePath("event-history-1.base64")));
        Assert.Equal(SampleEvents(), All(EventHistory.FromBytes(bytes)));
    }

    [Fact]
    public void Enumerating_AndCounting_AllocatesNothing()
    {
        var history = EventHistory.Of(Enumerable.Range(0, 200).Select(n => At(n % 3 == 0 ? "Bought" : "Viewed", n)));
        var (name, key) = ("Bought", "price");
        var sum = 0L;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var happened in history.Enumerate(name, 50, 150))
        {
            sum += happened.Attribute(key).AsInteger() + history.CountOf(name).Count;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }

    internal static UserEvent[] SampleEvents() =>
        [
            new()
            {
                Name = "Flight Booked",
                TimeMs = 1_433_837_969_000,
                Uuid = Guid.Parse("bb997812-4537-47c1-b126-2686efda2e27"),
                Platform = Platform.Ios,
                OffsetSeconds = 19_800,
                Attributes = AttributeSet
                    .Empty.With("price", 3999)
                    .With("departure_date", "2019-05-21T03:47:35Z")
                    .With("premium_seat", true)
                    .With("miles", 12.5)
                    .With("note", AttributeValue.Null)
                    .With("huge", AttributeValue.From(System.Numerics.BigInteger.Pow(10, 30)))
                    .With("stops", AttributeValue.From(["DEL", 2, AttributeValue.False]))
                    .With("seat", AttributeValue.From(AttributeSet.Empty.With("row", -3).With("letter", "Ä"))),
            },
            new() { Name = "Viewed", TimeMs = 1_433_837_970_000 },
        ];

    private static string SamplePath(string name) => Path.Combine(AppContext.BaseDirectory, "Users", "Samples", name);

    private static UserEvent At(string name, long time) =>
        new()
        {
            Name = name,
            TimeMs = time,
            Attributes = AttributeSet.Empty.With("price", time).With("city", "Delhi"),
        };

    private static List<UserEvent> All(EventHistory history) => Collect(history.Enumerate());

    private static List<UserEvent> Collect(EventEnumerator events)
    {
        var list = new List<UserEvent>();
        foreach (var happened in events)
        {
            list.Add(happened.ToUserEvent());
        }

        return list;
    }
}
