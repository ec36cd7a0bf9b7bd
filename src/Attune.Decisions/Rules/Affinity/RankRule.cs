using Attune.Decisions.Rules.Behaviour;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Affinity;

/// <summary>
/// Among the top or bottom percent of all users who did something, by the number of times. Compares with a ranking that is
/// computed outside; before it is there the rule is unknown, and counted.
/// </summary>
internal sealed class RankRule : EventRule
{
    private readonly EventSource _source;
    private readonly RankingNeed _need;
    private readonly int? _threshold;
    private readonly bool _isRanked;
    private readonly bool _most;
    private readonly bool _negate;

    public RankRule(
        RuleClause clause,
        EventSource source,
        RankingNeed need,
        AffinityRanking? ranking,
        decimal percentage,
        bool most,
        bool negate
    )
    {
        Clause = clause;
        _source = source;
        _need = need;
        _isRanked = ranking is not null;
        _threshold = most ? ranking?.TopThreshold(percentage) : ranking?.BottomThreshold(percentage);
        _most = most;
        _negate = negate;
    }

    public override void AddNeeds(RuleNeedsBuilder needs)
    {
        _source.AddNeeds(needs);
        needs.Ranking(_need);
    }

    protected override Truth Look(EventHistory events, ref RuleRun run, out EventFinding finding)
    {
        finding = default;
        if (!_isRanked)
        {
            run.Count(Clause!, Mismatch.NotRanked);
            return Truth.Unknown;
        }

        var count = _source.Count(events, ref run, int.MaxValue);
        finding = new(count);
        var isIn = count > 0 && _threshold is { } threshold && (_most ? count >= threshold : count <= threshold);
        return Truths.Of(isIn != _negate);
    }
}
