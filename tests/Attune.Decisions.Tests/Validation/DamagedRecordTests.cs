using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Tests.Rules;
using Attune.Decisions.Validation;
using CsCheck;

namespace Attune.Decisions.Tests.Validation;

public sealed class DamagedRecordTests
{
    private static readonly Gen<string> Damage = Gen.OneOf(
        "null",
        "5",
        "-1",
        "1e400",
        "\"\"",
        "\"x\"",
        "true",
        "[]",
        "{}",
        "[null]",
        "{\"filter_type\":\"actions\"}",
        "99999999999999999999",
        "\"9999-12-31\"",
        "\"2022-02-30\""
    );

    [Fact]
    public void ARecordWithANullWhereNoneMayBe_IsLeftOut_AndTheOthersServe()
    {
        var broken = Build.Experience(2, "broken", Build.Audience("5A", Build.Rule((Filter)null!)));
        var alsoBroken = Build.Experience(3, "also-broken") with { Audiences = null! };
        var (snapshot, problems) = Snapshot.Compile(
            Build.Workspace(Build.Experience(1, "banner"), broken, alsoBroken) with
            {
                Segments =
                [
                    new()
                    {
                        Id = Build.Id(9),
                        Name = "broken segment",
                        Kind = SegmentKind.Filter,
                        IncludedFilters = Build.All((Filter)null!),
                    },
                ],
                ExclusionGroups =
                [
                    new()
                    {
                        Id = Build.Id(8),
                        Name = "broken group",
                        Members = null!,
                    },
                ],
            },
            Build.Jinja
        );
        Assert.Equal(["banner"], snapshot.Experiences.Select(experience => experience.Key));
        Assert.Equal(
            ["also-broken", "broken", "broken group", "broken segment"],
            problems.Select(problem => problem.Name).Order()
        );
    }

    [Fact]
    public void AnyDamageToARecordsJson_IsProblemsOrAnotherRecord_AndNeverAnException() =>
        Gen.Select(RandomRules.Audience, Gen.Int[0, 10_000], Damage, RandomRules.Users, RandomRules.Sessions)
            .Sample(
                (rule, place, damage, user, session) =>
                {
                    var experience = Build.Experience(1, "banner", Build.Audience("5A", rule));
                    var json = Damaged(
                        JsonSerializer.Serialize(experience, DecisionsJson.Default.Experience),
                        place,
                        damage
                    );
                    var problems = new ProblemList();
                    using var document = JsonDocument.Parse(json);
                    var read = ShapeCheck.Read(document.RootElement, DecisionsJson.Default.Experience, problems);
                    if (read is null)
                    {
                        Assert.NotEmpty(problems.All);
                        return;
                    }

                    var workspace = Build.Workspace(read) with { Segments = RandomRules.Segments };
                    var (snapshot, found) = Snapshot.Compile(workspace, Build.Jinja);
                    Assert.DoesNotContain(found, problem => problem.Problem.Message == RecordFault.Message);
                    _ = snapshot.For(user, session).Decide("banner");
                    _ = snapshot.Explain(user, session, ["banner"]);
                },
                iter: 3_000
            );

    [Fact]
    public void TheSameDamage_WithoutTheCheckOfShapes_IsLeftOutToo() =>
        Gen.Select(RandomRules.Audience, Gen.Int[0, 10_000], Damage)
            .Sample(
                (rule, place, damage) =>
                {
                    var experience = Build.Experience(1, "banner", Build.Audience("5A", rule));
                    var json = Damaged(
                        JsonSerializer.Serialize(experience, DecisionsJson.Default.Experience),
                        place,
                        damage
                    );
                    try
                    {
                        var read = JsonSerializer.Deserialize(json, DecisionsJson.Default.Experience);
                        if (read is not null)
                        {
                            Snapshot.Compile(
                                Build.Workspace(read, Build.Experience(2, "other-1")) with
                                {
                                    Segments = RandomRules.Segments,
                                },
                                Build.Jinja
                            );
                        }
                    }
                    catch (JsonException)
                    {
                        // Who reads records by hand reports these.
                    }
                },
                iter: 1_500
            );

    /// <summary>Puts other JSON in the place of one value somewhere inside.</summary>
    private static string Damaged(string json, int place, string damage)
    {
        var root = JsonNode.Parse(json)!;
        var places = new List<JsonNode>();
        Collect(root, places);
        var chosen = places[place % places.Count];
        JsonNode? other;
        try
        {
            other = JsonNode.Parse(damage);
        }
        catch (JsonException)
        {
            return json;
        }

        if (chosen.Parent is JsonObject parent)
        {
            parent[chosen.GetPropertyName()] = other;
        }
        else if (chosen.Parent is JsonArray array)
        {
            array[chosen.GetElementIndex()] = other;
        }

        return root.ToJsonString();
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is null)
        {
            return;
        }

        places.Add(node);
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                {
                    Collect(value, places);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Collect(item, places);
                }

                break;
        }
    }
}
