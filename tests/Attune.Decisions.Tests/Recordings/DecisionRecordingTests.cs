using System.Text;
using Attune.Decisions.Explanations;
using Attune.Decisions.Recordings;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Tests.Rules;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Recordings;

public sealed class DecisionRecordingTests
{
    [Fact]
    public void ARecording_IsExplainedAsTheDecisionWas_ButForEventsThatNobodyLookedAt() =>
        Gen.Select(RandomRules.Audience.Array[1, 2], RandomRules.Users, RandomRules.Sessions)
            .Sample(
                (rules, user, session) =>
                {
                    var snapshot = Build.Compile(
                        Build.Workspace(
                            Build.Experience(
                                1,
                                "banner",
                                [.. rules.Select((rule, number) => Build.Audience($"{number}", rule))]
                            )
                        ) with
                        {
                            Segments = RandomRules.Segments,
                            TimeZone = "America/St_Johns",
                        }
                    );
                    var wanted = snapshot.Explain(user, session, ["banner"]).Single();
                    var recording = Record(snapshot, user, session, ["banner"]);
                    var replayed = recording.Replay(snapshot);
                    Assert.True(recording.Agrees(replayed));
                    Assert.Equal(wanted.Draws, replayed.Single().Draws);
                    Assert.Equal(
                        wanted.Audiences.Select(audience => audience.Matched),
                        replayed.Single().Audiences.Select(audience => audience.Matched)
                    );
                    foreach (var (then, later) in Conditions(wanted).Zip(Conditions(replayed.Single())))
                    {
                        Assert.Equal(then.Path, later.Path);
                        Assert.True(then.Result == later.Result || later.Note?.StartsWith("not looked at") == true);
                    }
                },
                iter: 500
            );

    [Fact]
    public void ARecording_KeepsOfTheUserOnlyWhatTheRulesRead()
    {
        var snapshot = Build.Banner(
            Build.Rule(
                RuleTest.Attribute(AttributeDataType.String, "exists"),
                new BehaviourFilter
                {
                    ActionName = "Bought",
                    PrimaryTimeRange = new()
                    {
                        Type = TimeRangeType.InTheLast,
                        ValueType = TimeValueType.RelativePast,
                        Value = 3,
                    },
                }
            )
        );
        var user = Build.User(
            "u",
            AttributeSet.Empty.With("it", "seen").With("u_em", "jane@example.com"),
            Build.Event("Bought", TimeSpan.FromDays(1)),
            Build.Event("Bought", TimeSpan.FromDays(30)),
            Build.Event("Viewed", TimeSpan.FromDays(1))
        ) with
        {
            Segments = SegmentMembership.Of([Build.Id(1)]),
        };
        var session = Build.Session() with
        {
            Parameters = AttributeSet.Empty.With("card", "4111"),
            Geo = new(Countries.Find("IN"), "Maharashtra", "Pune"),
        };

        using var block = new RecordingBlock();
        Add(block, snapshot, user, session, ["banner"]);
        var bytes = block.ToBytes();
        var recording = RecordingBlock.Read(bytes, 0);

        Assert.Equal("""{"it":"seen"}""", recording.User!.Attributes.ToString());
        Assert.Equal(0, recording.User.Events.Count);
        Assert.Empty(recording.User.Segments.Ids.ToArray());
        var text = Encoding.UTF8.GetString(bytes);
        Assert.DoesNotContain("4111", text);
        Assert.DoesNotContain("jane", text);
        Assert.DoesNotContain("Pune", text);
    }

    [Fact]
    public void ARecording_OfAUserWhoDidMuch_KeepsWhatWasFound_NotTheEvents()
    {
        var snapshot = Build.Banner(
            Build.Rule(
                new BehaviourFilter { ActionName = "Viewed", Execution = new(ExecutionType.AtLeast, 3) },
                new BehaviourFilter { ActionName = "Bought", Executed = false }
            )
        );
        var user = Build.User(
            "u",
            AttributeSet.Empty,
            [.. Enumerable.Range(1, 2_000).Select(hour => Build.Event("Viewed", TimeSpan.FromHours(hour)))]
        );
        using var block = new RecordingBlock();

        Add(block, snapshot, user, Build.Session(), ["banner"]);

        Assert.InRange(block.Length, 1, 200);
        var conditions = Conditions(RecordingBlock.Read(block.ToBytes(), 0).Replay(snapshot).Single()).ToList();
        Assert.Equal([3L, 0L], conditions.Select(condition => condition.Seen.AsInteger()));
        Assert.All(conditions, condition => Assert.Equal(ClauseResult.Match, condition.Result));
    }

    [Fact]
    public void ARecording_OfAConditionThatNobodyAsked_SaysSo()
    {
        var snapshot = Build.Banner(
            Build.Rule(
                RuleTest.Attribute(AttributeDataType.String, "exists"),
                new BehaviourFilter { ActionName = "Viewed" }
            )
        );

        var recording = Record(snapshot, Build.User("u", AttributeSet.Empty), Build.Session(), ["banner"]);

        var asked = Conditions(recording.Replay(snapshot).Single()).ToList();
        Assert.Equal(ClauseResult.NoMatch, asked[0].Result);
        Assert.Equal(ClauseResult.Unknown, asked[1].Result);
        Assert.Equal("not looked at: the other conditions had decided", asked[1].Note);
    }

    [Fact]
    public void ABlock_KeepsManyRecords_AndGivesEachBack()
    {
        var snapshot = Build.Banner(Build.Rule(RuleTest.Attribute(AttributeDataType.String, "exists")));
        using var block = new RecordingBlock();
        for (var number = 0; number < 300; number++)
        {
            var user = Build.User($"u{number}", AttributeSet.Empty.With("it", $"value {number}"));
            Add(block, snapshot, user, Build.Session($"r{number}"), ["banner"]);
        }

        var bytes = block.ToBytes();

        Assert.Equal(300, block.Count);
        for (var number = 0; number < 300; number++)
        {
            var recording = RecordingBlock.Read(bytes, number);
            Assert.Equal($"r{number}", recording.Session.RequestId);
            Assert.Equal($"value {number}", recording.User!.Attributes["it"].AsString());
        }
        Assert.Throws<InvalidDataException>(() => RecordingBlock.Read(bytes, 300));
        Assert.InRange(bytes.Length, 1, 300 * 70);
    }

    [Fact]
    public void ABlockWithoutSomeRecords_HasNothingOfThemLeft()
    {
        var snapshot = Build.Banner(Build.Rule(RuleTest.Attribute(AttributeDataType.String, "exists")));
        using var block = new RecordingBlock();
        foreach (var name in (string[])["anne", "jane", "zoe"])
        {
            Add(
                block,
                snapshot,
                Build.User(name, AttributeSet.Empty.With("it", $"{name}'s")),
                Build.Session(),
                ["banner"]
            );
        }

        var left = RecordingBlock.Without(block.ToBytes(), new HashSet<int> { 1 });

        Assert.DoesNotContain("jane", Encoding.UTF8.GetString(left!));
        Assert.Equal("anne", RecordingBlock.Read(left, 0).User!.BucketingId);
        Assert.Equal("zoe", RecordingBlock.Read(left, 1).User!.BucketingId);
        Assert.Null(RecordingBlock.Without(left, new HashSet<int> { 0, 1 }));
    }

    [Fact]
    public void AddingARecord_AllocatesNothing()
    {
        var snapshot = Build.Banner(Build.Rule(RuleTest.Attribute(AttributeDataType.String, "exists")));
        var user = Build.User("u", AttributeSet.Empty.With("it", "seen"), Build.Event("Viewed", TimeSpan.FromDays(1)));
        var session = Build.Session();
        var decisions = snapshot.Decide(user, session, ["banner"]);
        using var block = new RecordingBlock();
        for (var warm = 0; warm < 1_000; warm++)
        {
            block.Add(snapshot, user, session, false, decisions, [], null);
        }
        block.Clear();
        Fill(block);
        block.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(block);
        // A block that begins anew gets its buffer from the pool and its list of names; a thousand records share that.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);

        void Fill(RecordingBlock filled)
        {
            for (var number = 0; number < 1_000; number++)
            {
                filled.Add(snapshot, user, session, false, decisions, [], null);
            }
        }
    }

    [Fact]
    public void WhatCouldNotBeRendered_IsToldAsItWas()
    {
        var snapshot = Build.Banner(AudienceRuleFor());
        var session = Build.Session();
        var decisions = snapshot.Decide(null, session, ["banner"]);
        using var block = new RecordingBlock();
        block.Add(
            snapshot,
            null,
            session,
            false,
            decisions,
            [new RecordedFailure("banner", "Title", "no such filter")],
            null
        );

        var recording = RecordingBlock.Read(block.ToBytes(), 0);
        var told = recording.Replay(snapshot).Single();

        Assert.Equal(DecisionReason.PersonalizationFailed, told.Reason);
        Assert.Equal("Title: no such filter", told.Message);
        Assert.True(recording.Agrees([told]));
    }

    [Fact]
    public void AReplayThatComesToSomethingElse_DoesNotAgree()
    {
        var snapshot = Build.Banner(AudienceRuleFor());
        var recording = Record(snapshot, null, Build.Session(), ["banner"]);
        var other = recording with
        {
            Decisions = [recording.Decisions[0] with { Reason = DecisionReason.UserNotInSegment, VariationId = null }],
        };
        Assert.False(other.Agrees(recording.Replay(snapshot)));
    }

    [Fact]
    public void Replay_WithAnotherVersionOfTheConfiguration_IsRefused()
    {
        var recording = Record(Build.Compile(), null, Build.Session(), null);
        var other = Build.Compile(Build.Workspace() with { Version = 8 });
        Assert.Throws<ArgumentException>(() => recording.Replay(other));
    }

    [Fact]
    public void Read_ReadsTheSavedSampleOfFormat1()
    {
        var bytes = File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "Recordings", "Samples", "recordings-1.bin")
        );
        var recording = RecordingBlock.Read(bytes, 1);
        Assert.Equal(SampleSession(), recording.Session);
        Assert.Equal(Build.Compile().Version, recording.ConfigurationVersion);
        Assert.Equal("banner", recording.Decisions.Single().ExperienceKey);
        Assert.Equal("user-1", recording.User!.BucketingId);
        Assert.Equal(ControlGroupListing.NotMember, recording.User.GlobalControlGroup);
        Assert.Equal("gold", recording.User.Attributes["tier"].AsString());
        Assert.Equal(
            (Truth.True, 1L),
            recording.Findings!.All.Select(found => (found.Truth, found.Finding.Number)).Single()
        );
        Assert.True(recording.User.Segments.Contains(Build.Id(9)));
        Assert.Null(RecordingBlock.Read(bytes, 0).User);
        Assert.Equal(Sample(), bytes);
    }

    [Fact]
    public void Read_OfDamagedBytes_SaysSo()
    {
        var bytes = Sample();
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 0x20;
            Assert.Throws<InvalidDataException>(() => RecordingBlock.Read(damaged, 0));
            Assert.Throws<InvalidDataException>(() => RecordingBlock.Read(bytes.AsSpan(0, at), 0));
        }
    }

    internal static Session SampleSession() =>
        Build.Session() with
        {
            NamedId = "visitor-1",
            Platform = Platform.MobileWeb,
            Day = DayOfWeek.Friday,
            Hours = HourSet.Of(0, 23),
            VisitorType = VisitorType.Returning,
            Geo = new(Countries.Find("IN"), "Maharashtra", "Pune"),
            Device = new(DeviceType.Tablet, "iOS", "Mobile Safari", "Safari", false),
            Parameters = AttributeSet.Empty.With("utm_medium", "email"),
        };

    private static byte[] Sample()
    {
        var rule = new AttributeFilter
        {
            Name = "tier",
            DataType = AttributeDataType.String,
            Operator = "exists",
        };
        var snapshot = Build.Banner(
            Build.Rule(
                rule,
                new BehaviourFilter
                {
                    ActionName = "Bought",
                    Attributes = Build.All(
                        new AttributeFilter
                        {
                            Name = "price",
                            DataType = AttributeDataType.Double,
                            Operator = "exists",
                        }
                    ),
                },
                new SegmentFilter { Id = Build.Id(9) }
            ) with
            {
                InSession = Build.Any(
                    new DayFilter { Days = [DayOfWeek.Friday] },
                    new HourFilter { Hours = [0] },
                    new GeoFilter { Cities = ["Pune"] },
                    new DeviceFilter { Types = [DeviceType.Tablet] },
                    new VisitorTypeFilter { Type = VisitorType.Returning },
                    new PlatformFilter { Platforms = [Platform.MobileWeb] },
                    new ParameterFilter
                    {
                        Name = "utm_medium",
                        DataType = AttributeDataType.String,
                        Operator = "exists",
                    }
                ),
            },
            new Audiences.CustomSegment
            {
                Id = Build.Id(9),
                Name = "file",
                Kind = Audiences.SegmentKind.File,
            }
        );
        var bought = Build.Event("Bought", TimeSpan.FromDays(1), ("price", 3L));
        var user = Build.User("user-1", AttributeSet.Empty.With("tier", "gold"), bought) with
        {
            GlobalControlGroup = ControlGroupListing.NotMember,
            Segments = SegmentMembership.Of([Build.Id(9)]),
        };
        using var block = new RecordingBlock();
        Add(block, snapshot, null, SampleSession(), ["banner"]);
        Add(block, snapshot, user, SampleSession(), ["banner"]);
        return block.ToBytes();
    }

    private static Audiences.AudienceRule AudienceRuleFor() => Audiences.AudienceRule.AllUsers;

    private static DecisionRecording Record(
        Snapshot snapshot,
        UserView? user,
        Session session,
        IReadOnlyList<string>? keys
    )
    {
        using var block = new RecordingBlock();
        Add(block, snapshot, user, session, keys);
        return RecordingBlock.Read(block.ToBytes(), 0);
    }

    private static void Add(
        RecordingBlock block,
        Snapshot snapshot,
        UserView? user,
        Session session,
        IReadOnlyList<string>? keys
    )
    {
        var findings = new EventFindings();
        var decisions = snapshot.Decide(user, session, keys, findings: findings);
        block.Add(snapshot, user, session, keys is null, decisions, [], findings);
    }

    private static IEnumerable<ExplanationNode> Conditions(Explanation explanation) =>
        explanation.Audiences.SelectMany(audience =>
            Leaves(audience.Included).Concat(Leaves(audience.InSession)).Concat(Leaves(audience.Excluded))
        );

    private static IEnumerable<ExplanationNode> Leaves(ExplanationNode? node) =>
        node is null ? []
        : node.Clauses is { Count: > 0 } clauses ? clauses.SelectMany(Leaves)
        : [node];
}
