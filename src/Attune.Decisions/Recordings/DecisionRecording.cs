using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>
/// What a decision read, kept so that it can be explained later as it was then: the request, and of the user only what the rules of
/// the keys asked for look at. Immutable, thread-safe.
/// </summary>
public sealed record DecisionRecording
{
    /// <summary>The version of the configuration that decided.</summary>
    public required long ConfigurationVersion { get; init; }

    /// <summary>When the rankings that rules compared with were computed, in milliseconds since 1970; 0 where none was read.</summary>
    public long RankedAtMs { get; init; }

    /// <summary>The user, without events, and without attributes and segments that no rule read; null for nobody.</summary>
    public UserView? User { get; init; }

    /// <summary>The request, without what no rule read.</summary>
    public required Session Session { get; init; }

    /// <summary>Whether the request named no keys.</summary>
    public bool AskedForAll { get; init; }

    /// <summary>What came out, for each key asked for.</summary>
    public required IReadOnlyList<RecordedDecision> Decisions { get; init; }

    /// <summary>What was decided and could not be rendered.</summary>
    public IReadOnlyList<RecordedFailure> Failures { get; init; } = [];

    /// <summary>What the rules on events found.</summary>
    internal EventFindings? Findings { get; init; }

    /// <summary>Decides again on what was recorded, and tells why; an experience that could not be rendered says so.</summary>
    /// <param name="snapshot">The workspace's configuration at <see cref="ConfigurationVersion"/>.</param>
    /// <exception cref="ArgumentException">The snapshot is of another version: it would tell another story.</exception>
    public IReadOnlyList<Explanation> Replay(Snapshot snapshot)
    {
        if (snapshot.Version != ConfigurationVersion)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Version {ConfigurationVersion} decided; this is {snapshot.Version}."),
                nameof(snapshot)
            );
        }

        var keys = AskedForAll ? null : Decisions.Select(decision => decision.ExperienceKey).ToArray();
        return [.. snapshot.Explain(User, Session, keys, Findings).Select(WithFailure)];
    }

    /// <summary>Whether a replay came to what was decided then.</summary>
    public bool Agrees(IReadOnlyList<Explanation> replayed) =>
        replayed.Count == Decisions.Count
        && replayed
            .Zip(Decisions)
            .All(pair =>
                pair.First.ExperienceKey == pair.Second.ExperienceKey
                && pair.First.AudienceId == pair.Second.AudienceId
                && pair.First.VariationId == pair.Second.VariationId
                && (
                    pair.First.Reason == pair.Second.Reason || pair.First.Reason == DecisionReason.PersonalizationFailed
                )
            );

    private Explanation WithFailure(Explanation explanation)
    {
        foreach (var failure in Failures)
        {
            if (failure.ExperienceKey == explanation.ExperienceKey)
            {
                return explanation with
                {
                    Reason = DecisionReason.PersonalizationFailed,
                    Message = $"{failure.Variable}: {failure.Message}",
                };
            }
        }

        return explanation;
    }
}
