using System.Collections.Frozen;
using Attune.Decisions.Bucketing;
using Attune.Decisions.Experiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Recordings;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Compilation;
using Attune.Decisions.Users;
using Attune.Jinja;
using NodaTime;

namespace Attune.Decisions;

/// <summary>
/// A workspace's whole configuration at one version, compiled. Immutable and thread-safe: a new configuration is a new snapshot,
/// swapped in one step, so that a request sees the old or the new and never a mix. Pure: no clock, no I/O, no state.
/// </summary>
public sealed class Snapshot
{
    private readonly FrozenDictionary<string, CompiledExperience> _experiences;
    private readonly CompiledExperience[] _inOrder;

    internal Snapshot(
        WorkspaceDocument document,
        WorkspaceRules rules,
        Dictionary<string, CompiledExperience> experiences,
        GlobalControlGroup? control
    )
    {
        WorkspaceId = document.WorkspaceId;
        Version = document.Version;
        KeysPerFetch = document.Limits.KeysPerFetch;
        RankedAtMs = document.Rankings.Count == 0 ? 0 : document.Rankings.Max(ranking => ranking.ComputedAtMs);
        Zone = rules.Zone;
        Clauses = rules.Clauses;
        _experiences = experiences.ToFrozenDictionary(StringComparer.Ordinal);
        _inOrder =
        [
            .. experiences
                .Values.OrderByDescending(experience => experience.Record.Priority)
                .ThenByDescending(experience => experience.Record.UpdatedAt)
                .ThenBy(experience => experience.Key, StringComparer.Ordinal),
        ];
        Experiences = [.. _inOrder.Select(experience => new ExperienceSummary(experience))];
        if (control is { Enabled: true })
        {
            GlobalSalt = control.Salt ?? document.WorkspaceId;
            GlobalSlots = SlotAllocation.ToSlots(control.Percentage) ?? 0;
        }
    }

    public string WorkspaceId { get; }

    /// <summary>The version of the configuration; every decision tells it.</summary>
    public long Version { get; }

    /// <summary>All experiences without problems, drafts included: by priority, then the latest changed first, then by key.</summary>
    public IReadOnlyList<ExperienceSummary> Experiences { get; }

    /// <summary>All conditions of all rules; what <see cref="MismatchCounters"/> counts for.</summary>
    public IReadOnlyList<RuleClause> Clauses { get; }

    /// <summary>So many keys are served in one fetch.</summary>
    public int KeysPerFetch { get; }

    /// <summary>When the rankings were computed, in milliseconds since 1970; 0 where there are none.</summary>
    public long RankedAtMs { get; }

    internal RecordingPlans RecordingPlans => field ??= new(this);

    internal DateTimeZone Zone { get; }

    internal string? GlobalSalt { get; }

    internal int GlobalSlots { get; }

    internal double GlobalShare => GlobalSlots / (double)Bucket.Slots;

    /// <summary>Compiles a workspace's records. A broken record is left out and reported; the others serve.</summary>
    /// <param name="document">The records.</param>
    /// <param name="environment">Compiles the templates.</param>
    public static CompiledSnapshot Compile(WorkspaceDocument document, JinjaEnvironment environment) =>
        new SnapshotCompiler(document, environment).Compile();

    /// <summary>Begins deciding for one request; allocates nothing.</summary>
    /// <param name="user">The user, or null for nobody: then only audiences that need no user match.</param>
    /// <param name="session">What the request says.</param>
    /// <param name="sink">Counts values that could not be compared, or null.</param>
    /// <param name="findings">Keeps what the rules on events find, for a recording, or null.</param>
    public Decider For(UserView? user, Session session, IMismatchSink? sink = null, EventFindings? findings = null) =>
        new(this, user, session, sink, null, findings);

    /// <summary>Decides for one request.</summary>
    /// <param name="user">The user, or null for nobody.</param>
    /// <param name="session">What the request says.</param>
    /// <param name="keys">
    /// The keys that were asked for, or none for all experiences. One that comes twice counts once; keys after the first
    /// <see cref="KeysPerFetch"/> are <see cref="DecisionReason.MaxLimitBreached"/>.
    /// </param>
    /// <param name="sink">Counts values that could not be compared, or null.</param>
    /// <param name="findings">Keeps what the rules on events find, for a recording, or null.</param>
    public IReadOnlyList<Decision> Decide(
        UserView? user,
        Session session,
        IReadOnlyList<string>? keys = null,
        IMismatchSink? sink = null,
        EventFindings? findings = null
    )
    {
        var decider = For(user, session, sink, findings);
        if (keys is not { Count: > 0 })
        {
            var all = new Decision[_inOrder.Length];
            for (var at = 0; at < all.Length; at++)
            {
                all[at] = decider.Decide(_inOrder[at]);
            }

            return all;
        }

        var asked = Distinct(keys);
        var decisions = new Decision[asked.Count];
        for (var at = 0; at < decisions.Length; at++)
        {
            decisions[at] =
                at < KeysPerFetch
                    ? decider.Decide(asked[at])
                    : new Decision(asked[at], DecisionReason.MaxLimitBreached, Version);
        }

        return decisions;
    }

    /// <summary>Decides again and tells why, for the same keys in the same order.</summary>
    public IReadOnlyList<Explanation> Explain(UserView? user, Session session, IReadOnlyList<string>? keys = null) =>
        Explain(user, session, keys, null);

    internal IReadOnlyList<Explanation> Explain(
        UserView? user,
        Session session,
        IReadOnlyList<string>? keys,
        EventFindings? recorded
    )
    {
        var asked = keys is { Count: > 0 } ? Distinct(keys) : [.. _inOrder.Select(experience => experience.Key)];
        var limit = keys is { Count: > 0 } ? KeysPerFetch : int.MaxValue;
        var explanations = new List<Explanation>(asked.Count);
        for (var at = 0; at < asked.Count; at++)
        {
            var trace = new DecisionTrace();
            var decision =
                at < limit
                    ? new Decider(this, user, session, null, trace, recorded).Decide(asked[at])
                    : new Decision(asked[at], DecisionReason.MaxLimitBreached, Version);
            explanations.Add(trace.Explain(decision));
        }

        return explanations;
    }

    /// <summary>What deciding an experience reads, or null where there is none.</summary>
    public RuleNeeds? NeedsOf(string key) => Find(key)?.Needs;

    /// <summary>The rankings of all users that rules compare with, each once.</summary>
    public IReadOnlyList<RankingNeed> Rankings() =>
        [.. _inOrder.SelectMany(experience => experience.Needs.Rankings).DistinctBy(ranking => ranking.Key)];

    /// <summary>A variation by its ids, for a decision that comes from another process; null where there is none.</summary>
    public ServedVariation? FindVariation(string key, string audienceId, string variationId)
    {
        if (Find(key) is not { } experience)
        {
            return null;
        }

        foreach (var audience in experience.Audiences)
        {
            if (audience.Id == audienceId)
            {
                return audience.Variations.FirstOrDefault(variation => variation.Id == variationId);
            }
        }

        return null;
    }

    /// <summary>Whether users of the experience may be in a control group, its own or the workspace's, and are measured against it.</summary>
    public bool MeasuresControl(string key) =>
        Find(key) is { } experience
        && (experience.ControlSlots > 0 || (experience.Record.UseGlobalControlGroup && GlobalSalt is not null));

    internal CompiledExperience? Find(string key) => _experiences.GetValueOrDefault(key);

    private static List<string> Distinct(IReadOnlyList<string> keys)
    {
        var distinct = new List<string>(keys.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (seen.Add(key))
            {
                distinct.Add(key);
            }
        }

        return distinct;
    }
}
