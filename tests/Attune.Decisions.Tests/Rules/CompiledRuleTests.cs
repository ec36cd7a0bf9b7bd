using Attune.Decisions.Explanations;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Rules;

public sealed class CompiledRuleTests
{
    private static readonly Gen<(UserView? User, Session Session)[]> Requests = Gen.Select(
        RandomRules.Users,
        RandomRules.Sessions
    ).Array[8];

    [Fact]
    public void ACompiledFilter_AgreesWithTheNaiveEvaluator_AndItsExplanationFollowsFromItsClauses() =>
        Gen.Select(RandomRules.Filters, Requests)
            .Sample(
                (filter, requests) =>
                {
                    var snapshot = Build.Banner(Build.Rule(filter), RandomRules.Segments);
                    foreach (var (user, session) in requests)
                    {
                        var wanted = new NaiveEvaluator(user, session, RandomRules.Segments).Evaluate(filter) switch
                        {
                            true => ClauseResult.Match,
                            false => ClauseResult.NoMatch,
                            null => ClauseResult.Unknown,
                        };
                        var node = snapshot.Explain(user, session, ["banner"])[0].Audiences[0].Included!;
                        Assert.Equal(wanted, node.Result);
                        Assert.Equal(
                            wanted == ClauseResult.Match,
                            snapshot.For(user, session).Decide("banner").IsServed
                        );
                        Check(node);
                    }
                },
                iter: 1_000
            );

    [Fact]
    public void ACompiledAudience_AgreesWithTheNaiveEvaluator_AndItsExplanationWithTheDecision() =>
        Gen.Select(RandomRules.Audience.Array[1, 3], Requests)
            .Sample(
                (rules, requests) =>
                {
                    var snapshot = Build.Compile(
                        Build.Workspace(
                            Build.Experience(
                                1,
                                "banner",
                                [.. rules.Select((rule, number) => Build.Audience($"{number}", rule))]
                            ) with
                            {
                                ControlGroup = new(20),
                            }
                        ) with
                        {
                            Segments = RandomRules.Segments,
                            GlobalControlGroup = new() { Enabled = true, Percentage = 20 },
                        }
                    );
                    foreach (var (user, session) in requests)
                    {
                        var naive = new NaiveEvaluator(user, session, RandomRules.Segments);
                        AssertAgree(snapshot, user, session, rules.Select(naive.Matches).ToList().IndexOf(true));
                    }
                },
                iter: 400
            );

    private static void AssertAgree(Snapshot snapshot, UserView? user, Session session, int audience)
    {
        var decision = snapshot.For(user, session).Decide("banner");
        Assert.Equal(audience < 0 ? null : $"{audience}", decision.AudienceId);

        var why = snapshot.Explain(user, session, ["banner"]).Single();
        Assert.Equal(decision.Reason, why.Reason);
        Assert.Equal(decision.AudienceId, why.AudienceId);
        Assert.Equal(decision.Variation?.Id, why.VariationId);
        Assert.Equal(decision.Bucket, why.Bucket);
        Assert.Equal(decision.Propensity, why.Propensity);
        Assert.All(why.Audiences, one => Assert.Equal(one.Id == decision.AudienceId, one.Matched));
    }

    private static void Check(ExplanationNode node)
    {
        var results = node.Clauses?.Select(clause => clause.Result).ToList() ?? [];
        if (node.Text is "all of" or "any of" or "not")
        {
            var settled = node.Text == "any of" ? ClauseResult.Match : ClauseResult.NoMatch;
            var other = node.Text == "any of" ? ClauseResult.NoMatch : ClauseResult.Match;
            var wanted =
                node.Text == "not"
                    ? results[0] switch
                    {
                        ClauseResult.Match => ClauseResult.NoMatch,
                        ClauseResult.NoMatch => ClauseResult.Match,
                        _ => ClauseResult.Unknown,
                    }
                : results.Contains(settled) ? settled
                : results.Contains(ClauseResult.Unknown) ? ClauseResult.Unknown
                : other;
            Assert.Equal(wanted, node.Result);
        }

        Assert.All(node.Clauses ?? [], Check);
    }
}
