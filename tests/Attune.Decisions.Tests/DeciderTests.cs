using System.Diagnostics;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Tests.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests;

public sealed class DeciderTests
{
    private static readonly string[] Keys = ["banner-7", "banner-70", "banner-170"];

    [Fact]
    public void Deciding_AllocatesNothing_ForAnyKindOfRule()
    {
        var snapshot = Everything(200);
        var user = ActiveUser();
        var session = Build.Session() with
        {
            Day = DayOfWeek.Friday,
            Hours = HourSet.Of(11),
            Platform = Platform.Web,
            Geo = new(Countries.Find("IN"), "Maharashtra", "Pune"),
            Device = new(DeviceType.Mobile, "Android", "Chrome Mobile", "Chrome", false),
            Parameters = AttributeSet.Empty.With("utm_medium", "email"),
        };
        var counters = new MismatchCounters(snapshot);
        var served = Round();
        Round();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            served += Round();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(303, served);

        int Round()
        {
            var decider = snapshot.For(user, session, counters);
            var count = 0;
            foreach (var key in Keys)
            {
                count += decider.Decide(key).IsServed ? 1 : 0;
            }

            return count;
        }
    }

    [Fact]
    public void Deciding_LooksOnlyAtTheExperiencesAskedFor()
    {
        // Every clause that is looked at counts a missing attribute, so the counts tell which ones were.
        var experiences = Enumerable
            .Range(1, 100)
            .Select(n =>
                Build.Experience(
                    n,
                    $"banner-{n}",
                    Build.Audience("5A", Build.Rule(RuleTest.Attribute(AttributeDataType.String, "is", "\"x\"")))
                )
            )
            .ToArray();
        var snapshot = Build.Compile(experiences);
        var counters = new MismatchCounters(snapshot);

        snapshot.Decide(Build.User(), Build.Session(), Keys[..2], counters);

        var counted = counters.ReadAll();
        Assert.Equal(["banner-7", "banner-70"], counted.Select(one => one.Clause.Owner));
        Assert.All(counted, one => Assert.Equal((Mismatch.Missing, 1L), (one.Mismatch, one.Count)));
        Assert.All(counted, one => Assert.Equal("audiences[0].rule.included_filters.filters[0]", one.Clause.Path));
    }

    [Fact]
    public void AUserOfManyEvents_IsDecidedInMicroseconds()
    {
        // Guards against an evaluation that grows with the square of the history; the bound is a hundred times what is measured.
        var snapshot = Everything(3);
        var user = ActiveUser();
        var session = Build.Session();
        snapshot.For(user, session).Decide("banner-1");
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 100; round++)
        {
            snapshot.For(user, session).Decide("banner-1");
        }

        Assert.InRange(watch.Elapsed.TotalMilliseconds, 0, 1_000);
    }

    [Fact]
    public void TheSameUser_HasTheSameVariation_AfterTheConfigurationIsReadAgain_AndOnEveryIdentifier()
    {
        var document = Build.Workspace(
            Build.Experience(
                1,
                "banner",
                Build.Audience("5A", AudienceRule.AllUsers, Build.Variation("1", 50), Build.Variation("2", 50))
            )
        );
        var json = System.Text.Json.JsonSerializer.Serialize(document, DecisionsJson.Default.WorkspaceDocument);
        var (first, second) = (
            Build.Compile(document),
            Build.Compile(System.Text.Json.JsonSerializer.Deserialize(json, DecisionsJson.Default.WorkspaceDocument)!)
        );
        for (var number = 0; number < 100; number++)
        {
            var anonymous = Build.User($"visitor-{number}") with { CustomerId = null };
            var known = anonymous with { CustomerId = "customer", Version = 5 };
            var named = Build.Session("other") with { NamedId = $"visitor-{number}" };
            var variation = first.For(anonymous, Build.Session()).Decide("banner").Variation!.Id;
            Assert.Equal(variation, second.For(known, Build.Session("r2")).Decide("banner").Variation!.Id);
            Assert.Equal(variation, second.For(null, named).Decide("banner").Variation!.Id);
        }
    }

    [Fact]
    public void ARequestOfNobody_IsDrawnByItsOwnId()
    {
        var snapshot = Build.Compile(
            Build.Experience(
                1,
                "banner",
                Build.Audience("5A", AudienceRule.AllUsers, Build.Variation("1", 50), Build.Variation("2", 50))
            )
        );
        var ones = Enumerable
            .Range(0, 1_000)
            .Count(n => snapshot.For(null, Build.Session($"request-{n}")).Decide("banner").Variation!.Id == "1");
        Assert.InRange(ones, 430, 570);
    }

    [Fact]
    public async Task AReader_SeesTheOldOrTheNewSnapshot_AndNeverAMix()
    {
        // Each version serves under its own number in all places that an answer shows.
        Snapshot[] versions = [.. Enumerable.Range(1, 20).Select(Version)];
        var current = versions[0];
        using var stop = new CancellationTokenSource();
        var readers = Enumerable
            .Range(0, 2)
            .Select(_ =>
                Task.Run(() =>
                {
                    var reads = 0;
                    while (!stop.IsCancellationRequested || reads == 0)
                    {
                        var snapshot = Volatile.Read(ref current);
                        foreach (
                            var decision in snapshot.Decide(Build.User(), Build.Session(), ["first-1", "second-1"])
                        )
                        {
                            Assert.Equal(snapshot.Version, decision.ConfigurationVersion);
                            Assert.Equal($"Audience {snapshot.Version}", decision.AudienceName);
                            Assert.Equal($"{snapshot.Version}", decision.Variation!.Id);
                        }

                        reads++;
                    }
                })
            )
            .ToArray();
        for (var swap = 0; swap < 2_000; swap++)
        {
            Volatile.Write(ref current, versions[swap % versions.Length]);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);

        static Snapshot Version(int version) =>
            Build.Compile(
                Build.Workspace(
                    Build.Experience(1, "first-1", Audience(version)),
                    Build.Experience(2, "second-1", Audience(version))
                ) with
                {
                    Version = version,
                }
            );

        static ExperienceAudience Audience(int version) =>
            Build.Audience($"{version}", AudienceRule.AllUsers, Build.Variation($"{version}", 100));
    }

    [Fact]
    public void Needs_SayWhatDecidingReads()
    {
        var needs = Everything(3).NeedsOf("banner-1")!;
        Assert.True(needs.User);
        Assert.Equal(["city", "since", "spent", "u_em"], needs.Attributes);
        Assert.Equal([new("Bought", null, null, true), new EventNeed("Viewed", 32, null, true)], needs.Events);
        Assert.Equal([Build.Id(500)], needs.Segments);
        Assert.Equal(["utm_medium"], needs.Parameters);
        Assert.Equal(
            SessionFields.Day
                | SessionFields.Hours
                | SessionFields.Geo
                | SessionFields.Device
                | SessionFields.Platform
                | SessionFields.VisitorType
                | SessionFields.Parameters,
            needs.Session
        );
    }

    /// <summary>Experiences that all have one rule of every kind, none of which fails.</summary>
    private static Snapshot Everything(int count)
    {
        var filters = RuleTest.Read(
            """
            {"filter_operator":"and","filters":[
              {"filter_type":"user_attributes","name":"Email","data_type":"string","operator":"endsWithInTheFollowing","value":["@example.com"]},
              {"filter_type":"user_attributes","name":"city","data_type":"string","operator":"in","value":["Pune","Delhi"]},
              {"filter_type":"user_attributes","name":"city","data_type":"string","operator":"contains","value":["une","elh"]},
              {"filter_type":"user_attributes","name":"spent","data_type":"double","operator":"between","value":1,"value1":1000.5},
              {"filter_type":"user_attributes","name":"since","data_type":"datetime","operator":"inTheLast","value":30},
              {"filter_type":"user_attributes","name":"since","data_type":"datetime","operator":"after","value":"2022-01-01"},
              {"filter_type":"actions","action_name":"Viewed","execution":{"type":"atleast","count":5},
               "primary_time_range":{"type":"inTheLast","value_type":"relative_past","value":"30","period_unit":"days"},
               "attributes":{"filter_operator":"and","filters":[
                 {"filter_type":"user_attributes","name":"category","data_type":"string","operator":"is","value":"shoes"},
                 {"filter_type":"user_attributes","name":"price","data_type":"double","operator":"greaterThan","value":10}]}},
              {"filter_type":"actions","action_name":"Bought","execution":{"type":"firstTime","count":1},
               "primary_time_range":{"type":"before","value_type":"relative_past","value":"1"}},
              {"filter_type":"in_session_behaviour","action_name":"Bought"},
              {"filter_type":"user_affinity","action_name":"Bought","affinity":"predominantly","affinity_attributes":[
                 {"filter_type":"user_attributes","name":"category","data_type":"string","operator":"is","value":"shoes"}]},
              {"filter_type":"custom_segments","name":"uploaded","negate":true},
              {"filter_operator":"or","filters":[
                {"filter_type":"user_attributes","name":"city","data_type":"double","operator":"lessThan","value":5},
                {"filter_type":"custom_segments","name":"locals"}]}]}
            """
        );
        var inSession = RuleTest.Read(
            """
            {"filter_operator":"or","filters":[
              {"filter_type":"day_of_week","days":["Monday"]},
              {"filter_type":"time_of_day","hours":[3]},
              {"filter_type":"geolocation","countries":["DE"]},
              {"filter_type":"device","types":["Desktop"],"browsers":["Firefox"]},
              {"filter_type":"platform","platforms":["ios"]},
              {"filter_type":"parameter","name":"utm_medium","data_type":"string","operator":"is","value":"sms"},
              {"filter_type":"user_type","type":"Returning"}]}
            """
        );
        var rule = new AudienceRule { IncludedFilters = Build.All(filters), InSession = (FilterGroup)inSession };
        var experiences = Enumerable
            .Range(1, count)
            .Select(n =>
                Build.Experience(
                    n,
                    $"banner-{n}",
                    Build.Audience("1A", rule, Build.Variation("1", 50), Build.Variation("2", 50))
                )
            )
            .ToArray();
        return Build.Compile(
            Build.Workspace(experiences) with
            {
                Segments =
                [
                    new()
                    {
                        Id = Build.Id(500),
                        Name = "uploaded",
                        Kind = SegmentKind.File,
                    },
                    new()
                    {
                        Id = Build.Id(501),
                        Name = "locals",
                        Kind = SegmentKind.Filter,
                        IncludedFilters = Build.All(
                            new AttributeFilter
                            {
                                Name = "city",
                                DataType = AttributeDataType.String,
                                Operator = "startWithInTheFollowing",
                                Value = AttributeValue.From(["pu"]),
                            }
                        ),
                    },
                ],
                TimeZone = "Asia/Kolkata",
                GlobalControlGroup = new() { Enabled = true, Percentage = 0.01m },
                ExclusionGroups =
                [
                    new()
                    {
                        Id = Build.Id(600),
                        Name = "Home",
                        Members = [new(Build.Id(1), 100)],
                    },
                ],
            }
        );
    }

    private static UserView ActiveUser() =>
        Build.User(
            "user-1",
            AttributeSet
                .Empty.With("u_em", "jane@example.com")
                .With("city", "Pune")
                .With("spent", 99.5)
                .With("since", "2022-09-01T08:00:00Z"),
            [
                .. Enumerable
                    .Range(0, 200)
                    .Select(n =>
                        Build.Event(
                            n % 4 == 0 ? "Bought" : "Viewed",
                            TimeSpan.FromHours(n),
                            ("category", n % 3 == 0 ? "hats" : "shoes"),
                            ("price", n)
                        )
                    ),
            ]
        );
}
