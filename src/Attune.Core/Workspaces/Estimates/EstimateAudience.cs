using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Users;
using Attune.Decisions.Values;
using Attune.Jinja;

namespace Attune.Core.Workspaces.Estimates;

/// <summary>
/// Tells how many users fit a rule by deciding for a sample of them, with the very code that serves requests. What a request
/// would have to say of now is left out.
/// </summary>
public sealed class EstimateAudience(
    UserSamples samples,
    IWorkspaceSnapshots snapshots,
    JinjaEnvironment environment,
    TimeProvider time
)
{
    private const string Key = "estimate";
    private const string AudienceId = "1A";
    private const int Examples = 3;

    public async Task<AudienceEstimate> ExecuteAsync(
        string workspaceId,
        AudienceRule rule,
        CancellationToken cancellationToken
    )
    {
        var sample = await samples.GetAsync(workspaceId, cancellationToken);
        var document = snapshots.Find(workspaceId).Document with
        {
            Experiences = [Probe(rule)],
            ExclusionGroups = [],
            GlobalControlGroup = null,
        };
        var compiled = Snapshot.Compile(document, environment);
        if (compiled.Problems.Count > 0)
        {
            return new AudienceEstimate
            {
                Matching = 0,
                Total = sample.Total,
                IsExact = true,
                Problems = [.. compiled.Problems.Select(problem => problem.Problem)],
            };
        }
        var matching = Match(compiled.Snapshot, sample.Users);
        return new AudienceEstimate
        {
            Matching = sample.IsWhole
                ? matching.Count
                : (long)Math.Round((double)matching.Count / sample.Users.Count * sample.Total),
            Total = sample.Total,
            IsExact = sample.IsWhole,
            Examples = [.. matching.Take(Examples)],
        };
    }

    private List<UserView> Match(Snapshot snapshot, IReadOnlyList<UserView> users)
    {
        var session = new Session { Now = time.GetUtcNow(), RequestId = Key };
        var matching = new List<UserView>();
        foreach (var user in users)
        {
            if (snapshot.For(user, session).Decide(Key).AudienceId is not null)
            {
                matching.Add(user);
            }
        }
        return matching;
    }

    private static Experience Probe(AudienceRule rule) =>
        new()
        {
            Id = "000000000000000000000000",
            Key = Key,
            Name = "Estimate",
            State = ExperienceState.Published,
            UseGlobalControlGroup = false,
            Audiences =
            [
                new ExperienceAudience
                {
                    Id = AudienceId,
                    Name = "Estimate",
                    Rule = rule with { InSession = null },
                    Variations =
                    [
                        new Variation
                        {
                            Id = "1",
                            Name = "Default",
                            Percentage = 100,
                            Variables =
                            [
                                new Variable
                                {
                                    Name = "matches",
                                    DataType = VariableType.Boolean,
                                    Value = new TemplateValueSource("true"),
                                },
                            ],
                        },
                    ],
                },
            ],
        };
}
