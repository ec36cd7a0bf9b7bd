using System.Text;
using System.Text.Json;
using Attune.Decisions.Explanations;
using Attune.Decisions.Recordings;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Tests.Rules;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Recordings;

public sealed class DecisionRecordingTests
{
    [Fact]
    public void ARecording_IsExplainedAsTheDecisionWas_AlsoAfterItWasStored() =>
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
                    var wanted = Json(snapshot.Explain(user, session, ["banner"]));
                    var recording = DecisionRecording.Of(snapshot, user, session, ["banner"]);
                    Assert.Equal(wanted, Json(recording.Replay(snapshot)));
                    Assert.Equal(wanted, Json(DecisionRecording.FromBytes(recording.ToBytes()).Replay(snapshot)));
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
        var session = Build.Session() with { Parameters = AttributeSet.Empty.With("card", "4111") };

        var recording = DecisionRecording.Of(snapshot, user, session, ["banner"]);

        Assert.Equal("""{"it":"seen"}""", recording.User!.Attributes.ToString());
        Assert.Equal(1, recording.User.Events.Count);
        Assert.Empty(recording.User.Segments.Ids.ToArray());
        Assert.DoesNotContain("4111", Encoding.UTF8.GetString(recording.ToBytes()));
        Assert.DoesNotContain("jane", Encoding.UTF8.GetString(recording.ToBytes()));
    }

    [Fact]
    public void Replay_WithAnotherVersionOfTheConfiguration_IsRefused()
    {
        var recording = DecisionRecording.Of(Build.Compile(), null, Build.Session(), null);
        var other = Build.Compile(Build.Workspace() with { Version = 8 });
        Assert.Throws<ArgumentException>(() => recording.Replay(other));
    }

    [Fact]
    public void FromBytes_ReadsTheSavedSampleOfFormat1()
    {
        var bytes = File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "Recordings", "Samples", "decision-recording-1.json")
        );
        var recording = DecisionRecording.FromBytes(bytes);
        Assert.Equal(SampleSession(), recording.Session);
        Assert.Equal(7, recording.ConfigurationVersion);
        Assert.Equal(["banner"], recording.Keys);
        Assert.Equal("user-1", recording.User!.BucketingId);
        Assert.Equal(ControlGroupListing.NotMember, recording.User.GlobalControlGroup);
        Assert.Equal("gold", recording.User.Attributes["tier"].AsString());
        Assert.Equal(3, recording.User.Events.Last("Bought")!.Attributes["price"].AsInteger());
        Assert.True(recording.User.Segments.Contains(Build.Id(9)));
        Assert.Equal(Encoding.UTF8.GetString(bytes).Trim(), Encoding.UTF8.GetString(recording.ToBytes()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"format":2,"configuration_version":1,"now":"2022-09-07T11:30:30+00:00","request_id":"r"}""")]
    [InlineData(
        """{"format":1,"configuration_version":1,"now":"2022-09-07T11:30:30+00:00","request_id":"r","hours":[25]}"""
    )]
    [InlineData(
        """{"format":1,"configuration_version":1,"now":"2022-09-07T11:30:30+00:00","request_id":"r","user":{"id":"00000000-0000-0000-0000-000000000000","bucketing_id":"u","events":"AAAA"}}"""
    )]
    public void FromBytes_OfWhatIsNoRecording_SaysSo(string json) =>
        Assert.Throws<InvalidDataException>(() => DecisionRecording.FromBytes(Encoding.UTF8.GetBytes(json)));

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

    private static string Json(IReadOnlyList<Explanation> explanations) =>
        JsonSerializer.Serialize(explanations.Single(), DecisionsJson.Default.Explanation);
}
