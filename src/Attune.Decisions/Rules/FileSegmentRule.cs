namespace Attune.Decisions.Rules;

/// <summary>The user was in the file that a segment was made from. An expired segment holds nobody.</summary>
internal sealed class FileSegmentRule : Rule
{
    private readonly string _id;
    private readonly long _expiresAtMs;
    private readonly bool _negate;

    public FileSegmentRule(RuleClause clause, string id, DateTimeOffset? expiresAt, bool negate)
    {
        Clause = clause;
        _id = id;
        _expiresAtMs = expiresAt?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        _negate = negate;
    }

    public override string Text => Clause!.Text;

    public override void AddNeeds(RuleNeedsBuilder needs) => needs.Segment(_id);

    protected override Truth Test(ref RuleRun run)
    {
        if (run.User is not { } user)
        {
            run.Trace?.Note("no user");
            return Truth.Unknown;
        }

        var isMember = user.Segments.Contains(_id);
        run.Trace?.See(isMember);
        if (run.Time.NowMs >= _expiresAtMs)
        {
            run.Trace?.Note("the segment has expired");
            isMember = false;
        }

        return Truths.Of(isMember != _negate);
    }
}
