using Attune.Decisions.Rules.Affinity;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules;

/// <summary>A ranking of all users that a rule compares with (<see cref="AffinityRanking"/>).</summary>
public sealed class RankingNeed
{
    private readonly EventCounter _counter;

    internal RankingNeed(string key, EventCounter counter)
    {
        Key = key;
        _counter = counter;
    }

    /// <summary>The ranking's key: the same for all filters that count the same events.</summary>
    public string Key { get; }

    /// <summary>How often this user did it by now; users with 0 do not belong in the ranking.</summary>
    public int TimesFor(UserView user, DateTimeOffset now) => _counter.CountFor(user, now);
}
