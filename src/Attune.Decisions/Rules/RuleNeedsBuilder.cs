namespace Attune.Decisions.Rules;

/// <summary>Collects <see cref="RuleNeeds"/>. Not thread-safe.</summary>
internal sealed class RuleNeedsBuilder
{
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventNeed> _events = new(StringComparer.Ordinal);
    private readonly HashSet<string> _segments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RankingNeed> _rankings = new(StringComparer.Ordinal);
    private SessionFields _session;
    private bool _user;

    public void User() => _user = true;

    public void Attributes(IEnumerable<string> keys)
    {
        _user = true;
        _attributes.UnionWith(keys);
    }

    public void Event(EventNeed need)
    {
        _user = true;
        // A day may have 25 hours; one day more is always enough.
        need = need with
        {
            Days = need.Days + 1,
        };
        _events[need.Name] = _events.TryGetValue(need.Name, out var known) ? known.With(need) : need;
    }

    public void Segment(string id)
    {
        _user = true;
        _segments.Add(id);
    }

    public void Parameters(IEnumerable<string> names)
    {
        _session |= SessionFields.Parameters;
        _parameters.UnionWith(names);
    }

    public void Ranking(RankingNeed need) => _rankings[need.Key] = need;

    public void Session(SessionFields fields) => _session |= fields;

    public RuleNeeds Build() =>
        new(
            _attributes.Order(StringComparer.Ordinal).ToArray(),
            _events.Values.OrderBy(need => need.Name, StringComparer.Ordinal).ToArray(),
            _segments.Order(StringComparer.Ordinal).ToArray(),
            _parameters.Order(StringComparer.Ordinal).ToArray(),
            _rankings.Values.OrderBy(need => need.Key, StringComparer.Ordinal).ToArray(),
            _session,
            _user
        );
}
