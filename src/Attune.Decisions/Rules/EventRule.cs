using Attune.Decisions.Users;

namespace Attune.Decisions.Rules;

/// <summary>
/// A condition on what the user did. Without a user it is unknown. What it found can be kept, and answers in its place when the
/// decision is explained later.
/// </summary>
internal abstract class EventRule : Rule
{
    private const string NotAsked = "not looked at: the other conditions had decided";

    public override string Text => Clause!.Text;

    protected sealed override Truth Test(ref RuleRun run)
    {
        if (run.User is not { } user)
        {
            run.Trace?.Note("no user");
            return Truth.Unknown;
        }

        if (run.Findings is { IsReplay: true } recorded)
        {
            if (recorded.TryGet(Clause!.Key, out var was, out var seen))
            {
                Show(ref run, seen);
            }
            else
            {
                run.Trace?.Note(NotAsked);
            }

            return was;
        }

        var truth = Look(user.Events, ref run, out var finding);
        run.Findings?.Add(Clause!.Key, truth, finding);
        Show(ref run, finding);
        return truth;
    }

    /// <summary>Looks at the events; no further than the answer needs, unless it is traced.</summary>
    protected abstract Truth Look(EventHistory events, ref RuleRun run, out EventFinding finding);

    /// <summary>The value for an explanation.</summary>
    protected virtual AttributeValue ValueOf(EventFinding finding) =>
        finding.Number is { } number ? AttributeValue.From(number) : AttributeValue.Missing;

    private void Show(ref RuleRun run, EventFinding finding)
    {
        if (run.Trace is { } trace && ValueOf(finding) is { IsMissing: false } value)
        {
            trace.See(value);
        }
    }
}
