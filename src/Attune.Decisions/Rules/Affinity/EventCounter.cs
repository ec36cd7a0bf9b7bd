using Attune.Decisions.Rules.Behaviour;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;
using NodaTime;

namespace Attune.Decisions.Rules.Affinity;

/// <summary>Counts a user's events as a ranking does, outside a decision.</summary>
internal sealed class EventCounter(EventSource source, DateTimeZone zone)
{
    public int CountFor(UserView user, DateTimeOffset now)
    {
        var session = new Session { Now = now, RequestId = "" };
        var run = new RuleRun(user, session, new TimeFrame(now.ToUnixTimeMilliseconds(), zone), null, null);
        return source.Count(user.Events, ref run, int.MaxValue);
    }
}
